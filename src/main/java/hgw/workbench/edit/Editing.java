package hgw.workbench.edit;

import hgw.UserError;
import hgw.network.Network;
import hgw.orchestrator.Cycle;
import hgw.orchestrator.Orchestrator;
import hgw.orchestrator.Policy;
import hgw.orchestrator.Reporter;
import hgw.orchestrator.ReporterChain;
import hgw.planner.Pack;
import hgw.workbench.RulesReport;
import hgw.workbench.edit.RulesState.InForce;
import hgw.workbench.lint.Finding;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a running hgw, and what becomes of them. A saved file is reviewed, and what is sound
 * is in force from the next rebalance on; what is broken changes nothing. Others may propose rules
 * and a score, too, and adopt what came of it. Safe for several threads, but for that of the
 * orchestrator, which must not {@link #propose}.
 */
public final class Editing implements AutoCloseable {
  private static final long LOOK_EVERY_MS = 250;

  /** A game that does not answer is planned as it was found last. */
  private static final long PATIENCE_MS = 3000;

  private final EditListener listener;
  private final InstantSource clock;
  private final long lookEveryMs;
  private final Thread watching = new Thread(this::watch, "rules");
  private volatile @Nullable Orchestrator orchestrator;

  /** Changed by the orchestrator's thread alone. */
  private volatile RulesState state;

  /** What the files have to say to be worth a review: something else than when last looked at. */
  private volatile Sources wanted;

  /**
   * Begin with rules that are read.
   *
   * @param rules the packs laid over the default pack, as the player named them
   * @param policy these rules, and what the player chose
   * @param clock the time of day
   */
  public Editing(List<String> rules, Policy policy, EditListener listener, InstantSource clock) {
    this(rules, policy, listener, clock, LOOK_EVERY_MS);
  }

  /** Begin with rules that are read, and look at their files so often. */
  Editing(
      List<String> rules,
      Policy policy,
      EditListener listener,
      InstantSource clock,
      long lookEveryMs) {
    this.lookEveryMs = lookEveryMs;
    this.listener = listener;
    this.clock = clock;
    this.wanted = sources(rules, policy);
    this.state =
        new RulesState(
            new InForce(
                rules, policy.choices().score(), clock.millis(), 0, List.of(), policy, wanted),
            null,
            null);
    watching.setDaemon(true);
  }

  private static Sources sources(List<String> rules, Policy policy) {
    var pack = policy.planner().pack().pack();
    String score = policy.choices().score();
    try {
      return Sources.of(rules, score, pack);
    } catch (UserError e) { // scenarios are no matter until something is edited
      return new Sources(rules, score, pack.files(), List.of(), "", pack);
    }
  }

  /** How it stands. */
  public RulesState state() {
    return state;
  }

  /** Hear the rebalances that a reporter hears. To be given to the orchestrator. */
  public Reporter hearing(Reporter reporter) {
    return new ReporterChain(reporter) {
      @Override
      public void rebalanced(Cycle cycle) {
        super.rebalanced(cycle);
        Editing.this.rebalanced(cycle);
      }
    };
  }

  /**
   * Begin to watch the files.
   *
   * @param orchestrator the one whose reporter is {@link #hearing}
   * @return this, to be closed when the orchestrator has ended
   */
  public Editing watch(Orchestrator orchestrator) {
    this.orchestrator = orchestrator;
    watching.start();
    return this;
  }

  @Override
  public void close() {
    watching.interrupt();
  }

  /**
   * Review rules and a score for this game; nothing is changed. Takes up to some seconds.
   *
   * @param rules directories, or names of shipped packs, laid over the default pack
   * @return what came of it; what is wrong are its problems
   */
  public Proposal propose(List<String> rules, String score) throws InterruptedException {
    String pack = Pack.nameOf(rules);
    String name =
        score.equals(state.inForce().score())
            ? pack
            : rules.equals(state.inForce().rules()) ? "score " + score : pack + ", score " + score;
    return review(Sources.read(rules, score), name);
  }

  /**
   * Use a proposal from the next rebalance on, and watch its files from now.
   *
   * @throws IllegalArgumentException if it is not sound
   */
  public void adopt(Proposal proposal) {
    if (!proposal.isSound()) {
      throw new IllegalArgumentException("broken: " + proposal.problems());
    }
    wanted = proposal.sources();
    orchestrator().request(() -> settle(proposal));
  }

  private Orchestrator orchestrator() {
    return Objects.requireNonNull(orchestrator, "not watching yet");
  }

  private void watch() {
    DirectoryWatch watch = new DirectoryWatch(List.of());
    Sources looked = null;
    try {
      while (!Thread.interrupted()) {
        Sources now = wanted;
        if (!watch.directories().equals(now.rules())) {
          watch = new DirectoryWatch(now.rules());
        }
        if (watch.changed() || now != looked) { // there was time for an edit since it was read
          looked = now;
          look(watch);
        }
        Thread.sleep(lookEveryMs);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(DirectoryWatch watch) throws InterruptedException {
    Sources before = wanted;
    Sources now = Sources.read(before.rules(), before.score());
    if (now.saysAs(before)) {
      return; // an editor's own files, or the same once more
    }
    Proposal proposal = review(now, "the edit");
    if (watch.isChanging()) {
      return; // read while it was written
    }
    orchestrator()
        .request(
            () -> {
              if (wanted == before) { // nothing else was adopted meanwhile
                wanted = now;
                settle(proposal);
              }
            });
  }

  private Proposal review(Sources sources, String name) throws InterruptedException {
    return Review.of(
        sources, state.inForce().policy(), name, network().orElse(null), clock.millis());
  }

  /** The servers as they are now, or as they were found last; empty before the first rebalance. */
  private Optional<Network> network() throws InterruptedException {
    Optional<Cycle> last = orchestrator().lastCycle();
    if (last.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          orchestrator().discover().get(PATIENCE_MS, TimeUnit.MILLISECONDS).network());
    } catch (ExecutionException | TimeoutException e) {
      return last.map(cycle -> cycle.discovery().network());
    }
  }

  /** Make of a proposal what it is: something that waits, is broken, or is in force already. */
  private void settle(Proposal proposal) {
    RulesState before = state;
    Policy policy = proposal.policy();
    if (policy == null) {
      state = new RulesState(before.inForce(), before.waiting(), proposal);
    } else if (proposal.sources().plansAs(before.inForce().sources())) {
      orchestrator().keepPolicy();
      state = new RulesState(before.inForce(), null, null);
    } else {
      orchestrator().adopt(policy);
      state = new RulesState(before.inForce(), proposal, null);
    }
    listener.proposed(proposal, state);
  }

  private void rebalanced(Cycle cycle) {
    Proposal waiting = state.waiting();
    boolean adopted = waiting != null && cycle.policy().equals(waiting.policy());
    if (waiting != null && adopted) {
      InForce now =
          new InForce(
              waiting.rules(),
              waiting.score(),
              waiting.atMs(),
              clock.millis(),
              waiting.difference() == null ? found(cycle) : waiting.findings(),
              cycle.policy(),
              waiting.sources());
      state = new RulesState(now, null, state.broken());
    } else if (state.inForce().sinceMs() == 0) {
      state = state.with(state.inForce().planned(clock.millis(), found(cycle)));
      adopted = true;
    }
    listener.rebalanced(state, adopted);
  }

  private static List<Finding> found(Cycle cycle) {
    return RulesReport.onPlan(
        cycle.policy().planner(),
        cycle.plan(),
        cycle.discovery().network(),
        cycle.policy().choices());
  }
}
