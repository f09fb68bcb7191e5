package hgw.facts;

import hgw.network.Grant;
import hgw.network.Script;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.api.definition.type.Modifies;

/**
 * One loop or batcher to run: a runner works on a target. A target has at most one. A loop has
 * threads; a batcher has grants, RAM on runners which its workers may fill.
 */
public final class Assignment {
  private final Target target;
  private final Runner runner;
  private long threads;
  private double money;
  private double hack;
  private double epsilon;
  private final @Nullable Share share;
  private final Map<Runner, Double> grants = new LinkedHashMap<>();
  private double granted;
  private int depth;

  /**
   * Put a target on a runner; money, hack and epsilon start as the settings'.
   *
   * @param threads threads of the loop
   */
  public Assignment(Target target, Runner runner, long threads) {
    this(target, runner, threads, null);
  }

  private Assignment(Target target, Runner runner, long threads, @Nullable Share share) {
    this.target = target;
    this.runner = runner;
    this.threads = threads;
    this.share = share;
    this.money = target.settings().getMoney();
    this.hack = target.settings().getHack();
    this.epsilon = target.settings().getEpsilon();
  }

  /** Accept a bid: put its target on a runner with its threads, money, hack and epsilon. */
  public Assignment(Bid bid, Runner runner) {
    this(bid.getTarget(), runner, bid.getThreads());
    this.money = bid.getMoney();
    this.hack = bid.getHack();
    this.epsilon = bid.getEpsilon();
  }

  /** Put the batcher of a share on a runner; it has no grants yet. */
  public Assignment(Share share, Runner runner) {
    this(share.getTarget(), runner, 1, share);
    this.hack = share.getHack();
    this.depth = share.getDepth();
  }

  /** Let a loop go on as it is. */
  public Assignment(RunningLoop loop) {
    this(loop.getTarget(), loop.getRunner(), loop.getThreads());
    this.money = loop.getMoney();
    this.hack = loop.getHack();
    this.epsilon = loop.getEpsilon();
  }

  /** Whether this is a batcher and no loop. */
  public boolean isBatcher() {
    return share != null;
  }

  /** What it runs: {@code agent/hgw-loop.js} or {@code agent/hgw-batcher.js}. */
  public String getScript() {
    Script.Kind kind = isBatcher() ? Script.Kind.BATCHER : Script.Kind.LOOP;
    return kind.file().substring(1);
  }

  /** The share of RAM that a batcher works with; null for a loop. */
  public @Nullable Share getShare() {
    return share;
  }

  /** RAM that a batcher still lacks of its share, in GB; 0 for a loop. */
  public double getLacking() {
    return share == null ? 0 : share.getRam() - granted;
  }

  /** Grant a batcher RAM of a runner, in GB; tell the runner too: {@code give}. */
  @Modifies({"lacking", "grants"})
  public void grant(Runner runner, double ram) {
    grants.merge(runner, ram, Double::sum);
    granted += ram;
  }

  /** RAM of a runner that a batcher may fill with workers, in GB. */
  public double granted(Runner on) {
    return grants.getOrDefault(on, 0.0);
  }

  /** What a batcher may fill with workers; none for a loop. */
  public List<Grant> getGrants() {
    return grants.entrySet().stream()
        .map(entry -> new Grant(entry.getKey().getHost(), entry.getValue()))
        .toList();
  }

  /** RAM that it may take, by runner, in GB: its own, and what a batcher is granted. */
  public Map<Runner, Double> ram() {
    double own = isBatcher() ? Script.BATCHER_RAM : threads * target.settings().getScriptRam();
    Map<Runner, Double> ram = new LinkedHashMap<>(grants);
    ram.merge(runner, own, Double::sum);
    return ram;
  }

  /** Batches of a batcher in flight, as foreseen now; 0 for a loop. */
  public int getDepth() {
    return depth;
  }

  /** The target that it hacks. */
  public Target getTarget() {
    return target;
  }

  /** The runner that hosts it. */
  public Runner getRunner() {
    return runner;
  }

  /** Rank of the target, 1 the best. */
  public int getRank() {
    return target.getRank();
  }

  /** Threads of the loop; 1 of a batcher. */
  public long getThreads() {
    return threads;
  }

  /** Set the threads of the loop. */
  public void setThreads(long threads) {
    this.threads = threads;
  }

  /** Give the loop more threads. */
  @Modifies({"threads", "usable"})
  public void addThreads(long more) {
    this.threads += more;
  }

  /**
   * Further threads that the target could use (up to its {@code usefulThreads}) and that its runner
   * still has. Read it in a consequence: a condition on it is not tried again when the runner gives
   * threads to another assignment.
   */
  public long getUsable() {
    return Math.max(0, Math.min(target.getUsefulThreads() - threads, runner.getRemaining()));
  }

  /** Ratio 0..1 of its maximum money to which the loop grows the target before it hacks. */
  public double getMoney() {
    return money;
  }

  /** Set the ratio of the maximum money to grow to, 0..1. */
  public void setMoney(double money) {
    this.money = money;
  }

  /** Fraction 0..1 of the money that one hack takes. */
  public double getHack() {
    return hack;
  }

  /** Set the fraction of the money that one hack takes, 0..1. */
  public void setHack(double hack) {
    this.hack = hack;
  }

  /** Security above the minimum that the loop tolerates before it weakens. */
  public double getEpsilon() {
    return epsilon;
  }

  /** Set the security above the minimum that the loop tolerates, at least 0. */
  public void setEpsilon(double epsilon) {
    this.epsilon = epsilon;
  }

  @Override
  public String toString() {
    if (isBatcher()) {
      return "batcher on " + runner.getHost() + " -> " + target.getHost();
    }
    String noun = threads == 1 ? " thread" : " threads";
    return runner.getHost() + " -> " + target.getHost() + ", " + threads + noun;
  }
}
