package hgw.dashboard;

import hgw.dashboard.PageState.Doing;
import hgw.game.Discovery;
import hgw.game.Orders;
import hgw.game.Telemetry;
import hgw.network.Network;
import hgw.orchestrator.Cycle;
import hgw.orchestrator.Reporter;
import hgw.orchestrator.ReporterChain;
import hgw.planner.Plan;
import hgw.workbench.edit.EditListener;
import hgw.workbench.edit.Proposal;
import hgw.workbench.edit.RulesState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Hears what the orchestrator does, and keeps of it what the page shows. Called on the
 * orchestrator's thread; any thread may ask for the state, and wait for the next.
 */
public final class PageReporter extends ReporterChain implements EditListener {
  private static final int MOST_NOTES = 100;
  private static final long POINT_MS = 60_000;

  /** A countdown that is off by less than this need not be corrected, in ms. */
  private static final long NO_MATTER_MS = 1500;

  private PageState.About about;
  private final LongSupplier gameTime;
  private final BooleanSupplier connected;
  private final FleetMap fleet = new FleetMap();
  private final Course course;
  private final Deque<PageState.Note> notes = new ArrayDeque<>();
  private List<PageState.FindingView> findings = List.of();
  private PageState.EditingView editing = PageState.EditingView.NONE;

  private boolean everConnected;
  private boolean rebalancing;
  private boolean paused;
  private boolean ended;
  private @Nullable Long dueAt;
  private long rebalancedMs;
  private PageState.Fare fare = new PageState.Fare(null, 0, 0, 0, 0, 0);
  private List<PageState.Foreign> killing = List.of();
  private Planned planned = Planned.NOTHING;
  private PageState state;

  /** What the last rebalance came to. */
  private record Planned(
      int rebalances,
      List<String> warnings,
      List<PageState.Foreign> foreign,
      PageState.RulesView rules,
      List<PageState.Excluded> excluded) {
    private static final Planned NOTHING =
        new Planned(
            0, List.of(), List.of(), new PageState.RulesView("", List.of(), List.of()), List.of());
  }

  /**
   * Keep what is heard, and hand it on.
   *
   * @param gameTime ms by which income is plotted: of the Unix epoch, or of a simulated game; asked
   *     on the orchestrator's thread
   * @param connected whether the game is there; asked by any thread
   */
  public PageReporter(
      Reporter next, PageState.About about, LongSupplier gameTime, BooleanSupplier connected) {
    super(next);
    this.connected = connected;
    this.about = about;
    this.gameTime = gameTime;
    long lookMs = Math.round(1000 * about.speed());
    this.course = new Course(Math.max(POINT_MS, lookMs), gameTime.getAsLong());
    this.state = shown(course.view());
  }

  /** Say what the player is to paste into the game's terminal. */
  public synchronized void toPaste(List<String> lines) {
    about = about.withLines(lines);
    publish();
  }

  /** What the page is to show now. */
  public synchronized PageState state() {
    return state;
  }

  /**
   * Wait until there is something else to show.
   *
   * @param before what is shown already
   * @param ms the most time to wait, in ms
   */
  synchronized PageState awaitOther(PageState before, long ms) throws InterruptedException {
    if (state == before && !ended) {
      wait(ms);
    }
    return state;
  }

  /** Look whether the game is still there. */
  synchronized void poll() {
    if (connected.getAsBoolean() != state.phase().connected()) {
      publish();
    }
  }

  /** Nothing more will be heard. */
  public synchronized void end() {
    ended = true;
    publish();
  }

  @Override
  public synchronized void proposed(Proposal proposal, RulesState now) {
    edited(now);
  }

  @Override
  public synchronized void rebalanced(RulesState now, boolean isNew) {
    if (isNew && planned.rebalances() > 1) {
      course.markRules();
    }
    edited(now);
  }

  private void edited(RulesState now) {
    editing = PlanViews.editing(now);
    findings = now.inForce().findings().stream().map(PlanViews::finding).toList();
    publish();
  }

  @Override
  public void rebalancing() {
    synchronized (this) {
      rebalancing = true;
      killing = List.of();
      publish();
    }
    super.rebalancing();
  }

  @Override
  public void aboutToKill(List<Orders.Foreign> foreign) {
    synchronized (this) {
      killing = PlanViews.foreign(foreign);
    }
    super.aboutToKill(foreign);
  }

  @Override
  public void rebalanced(Cycle done) {
    synchronized (this) {
      long nowMs = System.currentTimeMillis();
      rebalancing = false;
      Plan plan = done.plan();
      planned =
          new Planned(
              done.number(),
              plan.warnings(),
              killing,
              PlanViews.rules(plan),
              PlanViews.excluded(plan));
      rebalancedMs = gameTime.getAsLong();
      dueAt = nowMs + Math.round(done.nextInMs() / about.speed());
      fleet.planned(done, nowMs, about.speed());
      fare = PlanViews.fare(done, fare);
      course.mark(rebalancedMs, done.number());
      publish();
    }
    super.rebalanced(done);
  }

  @Override
  public void noted(Discovery discovery) {
    discovery.notes().forEach(this::note);
    super.noted(discovery);
  }

  @Override
  public void problem(String sentence) {
    synchronized (this) {
      rebalancing = false;
      note(sentence);
    }
    super.problem(sentence);
  }

  private synchronized void note(String sentence) {
    PageState.Note last = notes.peekLast();
    if (last != null && last.text().equals(sentence)) {
      notes.removeLast(); // it is told once, with the time of the last
    }
    if (notes.size() == MOST_NOTES) {
      notes.removeFirst();
    }
    notes.add(new PageState.Note(System.currentTimeMillis(), sentence));
    publish();
  }

  @Override
  public void paused(boolean now) {
    synchronized (this) {
      paused = now;
      publish();
    }
    super.paused(now);
  }

  @Override
  public void fared(Telemetry telemetry) {
    synchronized (this) {
      long nowMs = gameTime.getAsLong();
      course.add(nowMs, telemetry.total());
      fleet.fared(telemetry, (nowMs - rebalancedMs) / 1000.0);
    }
    super.fared(telemetry);
  }

  @Override
  public void seen(Network network) {
    synchronized (this) {
      fleet.seen(network);
      publish();
    }
    super.seen(network);
  }

  @Override
  public void waiting(double cash, double incomePerSecond, long nextInMs) {
    synchronized (this) {
      fare =
          new PageState.Fare(
              Rounded.of(cash),
              Rounded.of(course.recent()),
              fare.predictedPerHour(),
              fare.earned(),
              fare.predicted(),
              fare.level());
      long due = System.currentTimeMillis() + Math.round(nextInMs / about.speed());
      if (dueAt == null || Math.abs(due - dueAt) > NO_MATTER_MS) {
        dueAt = due;
      }
      publish();
    }
    super.waiting(cash, incomePerSecond, nextInMs);
  }

  private PageState.Phase phase() {
    boolean there = !ended && connected.getAsBoolean();
    everConnected |= there;
    Doing doing =
        ended
            ? Doing.ENDED
            : !there
                ? everConnected ? Doing.LOST : Doing.WAITING
                : rebalancing || planned.rebalances() == 0 ? Doing.REBALANCING : Doing.RUNNING;
    double hours = about.simulated() ? Rounded.of(gameTime.getAsLong() / 3_600_000.0) : 0;
    return new PageState.Phase(
        doing, there, paused, there && !paused ? dueAt : null, planned.rebalances(), hours);
  }

  private void publish() {
    PageState.CourseView now = course.view();
    state = shown(now.equals(state.course()) ? state.course() : now);
    notifyAll();
  }

  private PageState shown(PageState.CourseView income) {
    return new PageState(
        about,
        phase(),
        fare,
        fleet.runners(),
        fleet.targets(),
        planned.warnings(),
        planned.foreign(),
        List.copyOf(notes),
        planned.rules(),
        planned.excluded(),
        findings,
        editing,
        income);
  }
}
