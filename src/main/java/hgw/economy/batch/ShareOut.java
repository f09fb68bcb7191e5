package hgw.economy.batch;

import static java.util.Comparator.comparingDouble;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shares RAM out among targets, so that all together are worth most within a time. RAM gets a
 * price: each target takes as much as is worth most to it at that price, and the price is the
 * lowest at which there is enough for all. What is left goes to the target that gains most by it.
 */
public final class ShareOut {
  /** Amounts of RAM are tried in steps of this ratio. */
  private static final double STEP = 1.25;

  /** RAM that a share has beyond what its batches fill at most: levels rise. */
  private static final double SPARE = 1.03;

  private static final int BISECTIONS = 60;

  /**
   * A target that may get a share.
   *
   * @param yield what a batcher brings in there
   * @param depth batches in flight at most, 0 for as many as fit
   * @param runs whether a batcher works there already
   */
  public record Candidate(BatchYield yield, int depth, boolean runs) {}

  /**
   * A share.
   *
   * @param candidate who gets it
   * @param ram GB
   * @param pace what it brings in, once prepared
   * @param preparedInMs ms until then
   * @param worth dollars within the horizon, as they count
   */
  public record Share(
      Candidate candidate, double ram, BatchYield.Pace pace, double preparedInMs, double worth) {
    /** Dollars per GB, with the GB that its batcher takes itself. */
    public double worthPerGb(double own) {
      return worth / (ram + own);
    }

    private double perSecond() {
      return 1000 / pace.sizes().periodMs();
    }
  }

  /**
   * What holds for all.
   *
   * @param ram GB to share out
   * @param own GB that the batcher of a share takes itself
   * @param whole threads of the largest piece of RAM
   * @param fraction of the money that a batch takes at most, 0 for what pays most
   * @param horizonHours what is earned later does not count
   * @param experienceWorth dollars that a point of experience counts as
   * @param stay what a batcher that runs earns counts so many times
   * @param mostPerSecond batches that land in a second at most, 0 for any number
   */
  public record Terms(
      double ram,
      double own,
      long whole,
      double fraction,
      double horizonHours,
      double experienceWorth,
      double stay,
      double mostPerSecond) {}

  /**
   * What came of it.
   *
   * @param shares the largest first, ties by host name
   * @param price dollars per GB that a share has to be worth
   * @param lost the use of RAM that is worth most per GB, of each that got no share and has one
   * @param crowdedOut those that had no chance because no more batches may land
   */
  public record Outcome(
      List<Share> shares, double price, List<Share> lost, Set<Candidate> crowdedOut) {}

  private final Terms terms;
  private final Map<Candidate, List<Share>> offers = new LinkedHashMap<>();
  private final Map<Candidate, List<Share>> crowdedOut = new LinkedHashMap<>();
  private double price;

  private ShareOut(Terms terms, List<Candidate> candidates) {
    this.terms = terms;
    for (Candidate candidate : candidates) {
      offers.put(candidate, offers(candidate));
    }
  }

  /** Share out. */
  public static Outcome among(List<Candidate> candidates, Terms terms) {
    ShareOut out = new ShareOut(terms, candidates);
    List<Share> shares = out.shares();
    while (terms.mostPerSecond > 0
        && perSecond(shares) > terms.mostPerSecond
        && shares.size() > 1) {
      out.keepBest(shares);
      shares = out.shares();
    }
    return new Outcome(shares, out.price, out.lost(shares), out.crowdedOut.keySet());
  }

  private List<Share> lost(List<Share> shares) {
    Set<Candidate> winners = shares.stream().map(Share::candidate).collect(toSet());
    List<Share> lost = new ArrayList<>();
    Map<Candidate, List<Share>> all = new LinkedHashMap<>(offers);
    all.putAll(crowdedOut);
    all.keySet().removeAll(winners);
    for (List<Share> some : all.values()) {
      some.stream().max(comparingDouble(share -> share.worthPerGb(terms.own))).ifPresent(lost::add);
    }
    return lost;
  }

  private static double perSecond(List<Share> shares) {
    return shares.stream().mapToDouble(Share::perSecond).sum();
  }

  /** Forget candidates until no more batches land than may: those that are worth least a batch. */
  private void keepBest(List<Share> shares) {
    List<Share> best = new ArrayList<>(shares);
    best.sort(
        Comparator.comparingDouble((Share share) -> share.worth / share.perSecond())
            .reversed()
            .thenComparing(share -> share.candidate.yield.target().host()));
    while (perSecond(best) > terms.mostPerSecond && best.size() > 1) {
      best.remove(best.size() - 1);
    }
    Set<Candidate> kept = best.stream().map(Share::candidate).collect(toSet());
    offers.forEach(
        (candidate, some) -> {
          if (!kept.contains(candidate)) {
            crowdedOut.put(candidate, some);
          }
        });
    offers.keySet().retainAll(kept);
  }

  private List<Share> offers(Candidate candidate) {
    List<Share> offers = new ArrayList<>();
    double least = 3 * WorkerRam.PLANNED;
    double most = terms.ram - terms.own;
    double dollars = 0;
    for (int step = (int) (Math.log(most / least) / Math.log(STEP)); step >= 0; step--) {
      double ram = most / Math.pow(STEP, step);
      Share offer = offer(candidate, ram);
      if (offer == null) {
        continue;
      }
      if (offer.worth > 0) {
        offers.add(offer);
      }
      if (offer.pace.dollars() == dollars && offer.ram < ram / 2) {
        break; // it has no use for more
      }
      dollars = offer.pace.dollars();
    }
    return offers;
  }

  private @Nullable Share offer(Candidate candidate, double ram) {
    BatchYield.Pace pace = candidate.yield.pace(ram, terms.whole, terms.fraction, candidate.depth);
    if (pace == null) {
      return null;
    }
    double prepared = candidate.yield.preparesInMs(ram, terms.whole, candidate.runs);
    double hours = Math.max(0, terms.horizonHours - prepared / 3_600_000);
    double perHour = pace.dollars() + terms.experienceWorth * pace.experience();
    double enough = Math.min(ram, pace.ram() * SPARE);
    double worth = perHour * hours * (candidate.runs ? terms.stay : 1);
    return new Share(candidate, enough, pace, prepared, worth);
  }

  private List<Share> shares() {
    double low = 0;
    double high = 1;
    while (taken(best(high)) > terms.ram) {
      low = high;
      high *= 1024;
    }
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = low > 0 ? Math.sqrt(low * high) : high / 2;
      if (taken(best(middle)) > terms.ram) {
        low = middle;
      } else {
        high = middle;
      }
    }
    price = high;
    List<Share> shares = best(high);
    takeTurns(shares, best(low));
    giveAway(shares);
    shares.sort(
        Comparator.comparingDouble(Share::ram)
            .reversed()
            .thenComparing(share -> share.candidate.yield.target().host()));
    return shares;
  }

  /** What each candidate takes at a price of RAM, in dollars per GB. */
  private List<Share> best(double price) {
    List<Share> best = new ArrayList<>();
    for (List<Share> some : offers.values()) {
      Share most = null;
      double mostGain = 0;
      for (Share offer : some) {
        double gain = offer.worth - price * (offer.ram + terms.own);
        if (gain > mostGain) {
          mostGain = gain;
          most = offer;
        }
      }
      if (most != null) {
        best.add(most);
      }
    }
    return best;
  }

  private double taken(List<Share> shares) {
    return shares.stream().mapToDouble(share -> share.ram + terms.own).sum();
  }

  /**
   * Let those take more for which the price is just too high. There is not enough for all of them:
   * where they are alike they are several, and would all be left with less, or nothing.
   */
  private void takeTurns(List<Share> shares, List<Share> more) {
    more.sort(
        Comparator.comparingDouble((Share share) -> share.worthPerGb(terms.own))
            .reversed()
            .thenComparing(share -> share.candidate.yield.target().host()));
    for (Share share : more) {
      List<Share> instead = new ArrayList<>(shares);
      instead.removeIf(before -> before.candidate == share.candidate);
      instead.add(share);
      if (taken(instead) <= terms.ram) {
        shares.clear();
        shares.addAll(instead);
      }
    }
  }

  /** Give what is left to the one that gains most by it, among those that have nothing too. */
  private void giveAway(List<Share> shares) {
    double left = terms.ram - taken(shares);
    Share best = null;
    Share instead = null;
    double bestGain = 0;
    for (Candidate candidate : offers.keySet()) {
      Share before = null;
      for (Share share : shares) {
        before = share.candidate == candidate ? share : before;
      }
      double ram = before == null ? left - terms.own : before.ram + left;
      Share offer = ram > 0 ? offer(candidate, ram) : null;
      double gain = offer == null ? 0 : offer.worth - (before == null ? 0 : before.worth);
      if (offer != null && gain > bestGain) {
        bestGain = gain;
        best = offer;
        instead = before;
      }
    }
    if (best != null) {
      shares.remove(instead);
      shares.add(best);
    }
  }
}
