package hgw.facts;

import hgw.economy.batch.BatchYield;
import hgw.economy.batch.ShareOut;
import hgw.economy.batch.WorkerRam;
import hgw.network.Script;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kie.api.definition.type.Modifies;

/**
 * Shares the RAM of the fleet out among targets that are batched, so that all together earn most
 * within the settings' horizon, preparing included. One per session.
 */
public final class Shares {
  private final Settings settings;
  private final Map<Target, Boolean> candidates = new LinkedHashMap<>();
  private final Map<ShareOut.Candidate, Target> offering = new LinkedHashMap<>();
  private final Map<Target, Bidding> biddings = new HashMap<>();
  private final Deque<Share> line = new ArrayDeque<>();
  private boolean filled;
  private boolean shared;
  private double mostHack;
  private int mostInFlight;
  private double leastAhead = 50;
  private double mostAhead = 70_000;
  private double mostPerSecond;
  private double experienceWorth;
  private double stay = 1;
  private int capped;

  /** Begin with the player's settings. */
  public Shares(Settings settings) {
    this.settings = settings;
  }

  /** GB that a batcher takes itself. */
  public double getBatcherRam() {
    return Script.BATCHER_RAM;
  }

  /** GB of a worker's thread: grants are worth nothing in smaller pieces. */
  public double getPiece() {
    return WorkerRam.PLANNED;
  }

  /** Whether the targets are known. */
  public boolean isFilled() {
    return filled;
  }

  /** Let targets wait for a share; those with a batcher that runs need no new preparation. */
  @Modifies("filled")
  public void fill(List<Target> eligible, List<RunningBatcher> running) {
    eligible.forEach(target -> candidates.put(target, false));
    running.forEach(batcher -> candidates.replace(batcher.getTarget(), true));
    filled = true;
  }

  /** Fraction 0..1 of the money that a batch takes at most; 0 for what pays most. */
  public double getMostHack() {
    return mostHack;
  }

  /** Say what fraction 0..1 of the money a batch takes at most; 0 for what pays most. */
  public void setMostHack(double mostHack) {
    this.mostHack = mostHack;
  }

  /** Batches in flight at most, of all targets together; 0 for as many as fit. */
  public int getMostInFlight() {
    return mostInFlight;
  }

  /** Say how many batches of all targets together may be in flight; 0 for as many as fit. */
  public void setMostInFlight(int mostInFlight) {
    this.mostInFlight = mostInFlight;
  }

  /** Batches that land in a second at most, of all targets together; 0 for any number. */
  public double getMostPerSecond() {
    return mostPerSecond;
  }

  /** Say how many batches of all targets together may land in a second; 0 for any number. */
  public void setMostPerSecond(double mostPerSecond) {
    this.mostPerSecond = mostPerSecond;
  }

  /** How far batchers look ahead at least, in ms. */
  public double getLeastAhead() {
    return leastAhead;
  }

  /** Say how far batchers look ahead at least, in ms. */
  public void setLeastAhead(double leastAhead) {
    this.leastAhead = leastAhead;
  }

  /** How far batchers look ahead at most, in ms. */
  public double getMostAhead() {
    return mostAhead;
  }

  /** Say how far batchers look ahead at most, in ms. */
  public void setMostAhead(double mostAhead) {
    this.mostAhead = mostAhead;
  }

  /** Dollars that a point of hacking experience is worth; 0 if money alone counts. */
  public double getExperienceWorth() {
    return experienceWorth;
  }

  /** Say how many dollars a point of hacking experience is worth. */
  public void setExperienceWorth(double experienceWorth) {
    this.experienceWorth = experienceWorth;
  }

  /** How many times that counts which a batcher that runs earns; 1 if a change costs nothing. */
  public double getStay() {
    return stay;
  }

  /** Say how many times that counts which a batcher that runs earns: a change must earn more. */
  public void setStay(double stay) {
    this.stay = stay;
  }

  /** Whether the RAM is shared out. */
  public boolean isShared() {
    return shared;
  }

  /** Share the RAM of the pool out. */
  @Modifies({"shared", "next"})
  public void shareOut(RunnerPool pool) {
    ShareOut.Outcome outcome = outcome(pool);
    List<ShareOut.Share> shares = outcome.shares();
    while (mostInFlight > 0 && inFlight(shares) > mostInFlight) {
      int cap = Math.max(1, mostInFlight / shares.size());
      cap = capped > 0 ? Math.min(cap, capped - 1) : cap;
      if (cap < 1) { // not even one each
        shares = shares.subList(0, Math.min(mostInFlight, shares.size()));
        break;
      }
      capped = cap;
      outcome = outcome(pool);
      shares = outcome.shares();
    }
    for (ShareOut.Share bid : outcome.lost()) {
      remember(bid, false, outcome);
    }
    for (ShareOut.Share share : shares) {
      remember(share, true, outcome);
      Target target = Objects.requireNonNull(offering.get(share.candidate()));
      line.add(
          new Share(
              this,
              target,
              share.ram(),
              share.pace().sizes().fraction(),
              share.pace().sizes().depth(),
              share.preparedInMs(),
              share.pace().dollars(),
              line.size() + 1));
    }
    shared = true;
  }

  private void remember(ShareOut.Share bid, boolean won, ShareOut.Outcome outcome) {
    biddings.put(
        Objects.requireNonNull(offering.get(bid.candidate())),
        new Bidding(
            won,
            bid.ram(),
            bid.pace().dollars(),
            bid.preparedInMs(),
            bid.worthPerGb(Script.BATCHER_RAM),
            outcome.price(),
            bid.candidate().runs() ? stay : 1,
            outcome.crowdedOut().contains(bid.candidate())));
  }

  /** How a target fared when the RAM was shared out; null if it did not bid, or could use none. */
  public @Nullable Bidding biddingOf(Target target) {
    return biddings.get(target);
  }

  private static int inFlight(List<ShareOut.Share> shares) {
    return shares.stream().mapToInt(share -> share.pace().sizes().depth()).sum();
  }

  private ShareOut.Outcome outcome(RunnerPool pool) {
    Runner largest = pool.getMostRam();
    if (largest == null) {
      return new ShareOut.Outcome(List.of(), 0, List.of(), Set.of());
    }
    offering.clear();
    candidates.forEach(
        (target, runs) ->
            offering.put(
                new ShareOut.Candidate(
                    new BatchYield(target.server(), target.player(), leastAhead),
                    depthOf(target),
                    runs),
                target));
    return ShareOut.among(
        List.copyOf(offering.keySet()),
        new ShareOut.Terms(
            pool.ramInPieces(WorkerRam.PLANNED),
            Script.BATCHER_RAM,
            (long) (largest.getFreeRam() / WorkerRam.PLANNED),
            mostHack,
            settings.getHorizon(),
            experienceWorth,
            stay,
            mostPerSecond));
  }

  /** Batches of a target in flight at most; 0 for as many as fit. */
  public int depthOf(Target target) {
    int own = target.getMostDepth();
    return own > 0 && capped > 0 ? Math.min(own, capped) : Math.max(own, capped);
  }

  /** The share whose batcher is to be placed, the largest first; null if there is none. */
  public @Nullable Share getNext() {
    return line.peek();
  }

  /** Go on to the next share. */
  @Modifies("next")
  public void drop() {
    line.poll();
  }

  @Override
  public String toString() {
    return "shares";
  }
}
