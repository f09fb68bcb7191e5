package hgw.facts;

import hgw.economy.LoopDecisions;
import hgw.economy.LoopThreads;
import hgw.economy.LoopYield;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.kie.api.definition.type.Modifies;

/**
 * Finds the target that earns most on a runner. One per session. Targets wait in line by what they
 * earned on an emptier runner, which fewer threads cannot better: so few are worked out again, and
 * large networks stay fast.
 */
public final class Market {
  /** From so many threads on, a search begins at what a target can use at all. */
  private static final long LARGE = 10_000;

  private final Map<Target, Map<Long, Bid>> known = new HashMap<>();
  private final PriorityQueue<Bid> line =
      new PriorityQueue<>(
          Comparator.comparingDouble(Bid::getIncome)
              .reversed()
              .thenComparing(bid -> bid.getTarget().getHost()));
  private boolean filled;
  private @Nullable Runner runner;
  private long threads;
  private final Settings settings;
  private double hours;
  private List<Double> hacks = List.of();
  private List<Double> epsilons = List.of();
  private List<Double> moneys = List.of();

  /** Open a market that looks ahead as far as the settings say. */
  public Market(Settings settings) {
    this.settings = settings;
  }

  /** Whether the market has its targets. */
  public boolean isFilled() {
    return filled;
  }

  /** Let targets bid. */
  @Modifies({"filled", "bid"})
  public void fill(List<Target> eligible) {
    eligible.forEach(this::enqueue);
    filled = true;
  }

  /** Put a target at the head of the line: what it earns is not known yet. */
  private void enqueue(Target target) {
    line.add(new Bid(target, 0, Double.POSITIVE_INFINITY, 0, 0, 0));
  }

  /** Hack fractions that a bid tries, 0..1; none for just the settings'. */
  public List<Double> getHacks() {
    return hacks;
  }

  /** Let bids try these hack fractions, 0..1. */
  @Modifies({"hacks", "bid"})
  public void tryHacks(double... fractions) {
    hacks = DoubleStream.of(fractions).boxed().toList();
    forget();
  }

  /** Epsilons that a bid tries; none for just the settings'. */
  public List<Double> getEpsilons() {
    return epsilons;
  }

  /** Let bids try these epsilons, at least 0. */
  @Modifies({"epsilons", "bid"})
  public void tryEpsilons(double... tolerances) {
    epsilons = DoubleStream.of(tolerances).boxed().toList();
    forget();
  }

  /** Money ratios that a bid tries, 0..1; none for just the settings'. */
  public List<Double> getMoneys() {
    return moneys;
  }

  /** Let bids try these ratios of the maximum money to grow to, 0..1. */
  @Modifies({"moneys", "bid"})
  public void tryMoneys(double... ratios) {
    moneys = DoubleStream.of(ratios).boxed().toList();
    forget();
  }

  /** The runner whose threads are on offer; null before the first. */
  public @Nullable Runner getRunner() {
    return runner;
  }

  /** Threads on offer. */
  public long getThreads() {
    return threads;
  }

  /** Offer all remaining threads of a runner, which must not be more than were offered before. */
  @Modifies({"runner", "threads", "bid"})
  public void offer(Runner runner) {
    this.runner = runner;
    this.threads = runner.getRemaining();
  }

  /** Hours that a bid looks ahead. */
  public double getHours() {
    return hours > 0 ? hours : settings.getHorizon();
  }

  /** Look further ahead: targets that take long to prepare bid as well then. */
  @Modifies({"hours", "bid"})
  public void setHours(double hours) {
    this.hours = hours;
    forget();
  }

  /** What bids were worth is no longer so. */
  private void forget() {
    known.clear();
    List<Bid> waiting = List.copyOf(line);
    line.clear();
    waiting.forEach(bid -> enqueue(bid.getTarget()));
  }

  /**
   * The best bid for the threads on offer; null if nothing is on offer, or no target that waits
   * earns anything with them.
   */
  public @Nullable Bid getBid() {
    if (threads < 1) {
      return null;
    }
    while (!line.isEmpty()) {
      Bid first = line.peek();
      if (first.getThreads() == threads) {
        return first.getIncome() > 0 ? first : null;
      }
      line.remove();
      line.add(bid(first.getTarget(), threads));
    }
    return null;
  }

  /**
   * The bid of the same target with the fewest threads that still earn a part of it.
   *
   * @param part 0..1, such as 0.98
   */
  public Bid least(Bid bid, double part) {
    long enough = bid.getThreads();
    long tooFew = 0;
    Bid least = bid;
    if (enough > LARGE) {
      Bid useful = bid(bid.getTarget(), Math.min(enough, mostUseful(bid.getTarget())));
      if (useful.getIncome() >= part * bid.getIncome()) {
        least = useful;
        enough = useful.getThreads();
      } else {
        tooFew = useful.getThreads();
      }
    }
    while (enough - tooFew > Math.max(1, enough / 50)) {
      long middle = (enough + tooFew) / 2;
      Bid smaller = bid(bid.getTarget(), middle);
      if (smaller.getIncome() >= part * bid.getIncome()) {
        least = smaller;
        enough = middle;
      } else {
        tooFew = middle;
      }
    }
    return least;
  }

  /** No loop on a target can use more threads, whatever its hack fraction. */
  private long mostUseful(Target target) {
    double most = LoopDecisions.MAX_HACK_FRACTION;
    return Math.max(1, LoopThreads.usefulThreads(target.player(), target.server(), most));
  }

  /** Whether a target has no loop yet. */
  public boolean waits(Target target) {
    return line.stream().anyMatch(bid -> bid.getTarget() == target);
  }

  /**
   * What a target would earn with the threads on offer, in dollars per hour; infinite if it has its
   * loop.
   */
  public double worth(Target target) {
    return waits(target) ? bid(target, threads).getIncome() : Double.POSITIVE_INFINITY;
  }

  /** Take a target that has its loop out of the line. */
  @Modifies("bid")
  public void close(Target target) {
    line.removeIf(waiting -> waiting.getTarget() == target);
  }

  private Bid bid(Target target, long threads) {
    return known
        .computeIfAbsent(target, any -> new HashMap<>())
        .computeIfAbsent(threads, any -> work(target, threads));
  }

  /** Try ways to run the loop, one parameter after the other. */
  private Bid work(Target target, long threads) {
    double usual = hacks.isEmpty() ? settings.getHack() : hacks.get(0);
    Bid best = bid(target, threads, settings.getMoney(), usual, settings.getEpsilon());
    for (double hack : hacks) {
      best = better(best, bid(target, threads, best.getMoney(), hack, best.getEpsilon()));
    }
    for (double epsilon : epsilons) {
      best = better(best, bid(target, threads, best.getMoney(), best.getHack(), epsilon));
    }
    for (double money : moneys) {
      best = better(best, bid(target, threads, money, best.getHack(), best.getEpsilon()));
    }
    return best;
  }

  private static Bid better(Bid one, Bid other) {
    return other.getIncome() > one.getIncome() ? other : one;
  }

  private Bid bid(Target target, long threads, double money, double hack, double epsilon) {
    double income =
        LoopYield.perHour(
            target.server(),
            target.player(),
            threads,
            money,
            hack,
            epsilon,
            getHours(),
            settings.getWipeEvery());
    return new Bid(target, threads, income, money, hack, epsilon);
  }

  @Override
  public String toString() {
    return "market";
  }
}
