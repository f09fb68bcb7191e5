package hgw.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import hgw.UserError;
import hgw.game.BatcherReport;
import hgw.game.Discovery;
import hgw.game.Game.Event;
import hgw.game.GameException;
import hgw.game.Orders;
import hgw.network.Network;
import hgw.network.RunningScript;
import hgw.network.Server;
import hgw.network.Servers;
import hgw.planner.Choices;
import hgw.planner.Choices.Restart;
import hgw.planner.Forecast;
import hgw.planner.Pack;
import hgw.planner.Plan.PlannedScript;
import hgw.planner.Planner;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the cycle: when hgw rebalances, what it says, and what it leaves alone. */
class OrchestratorTest {
  private static final Planner DEFAULT = Planner.of(Pack.load(List.of()));
  private static final Planner MAX_INCOME = Planner.of(Pack.load(List.of("max-income")));
  private static final Choices UNKNOWN_SCORE = Choices.USUAL.withScore("mine");
  private static final long MINUTE = 60_000;
  private static final long INTERVAL = 30 * MINUTE;
  private static final Server RUNNER = Servers.runner("runner", 40);
  private static final Server OTHER = Servers.runner("other", 40);
  private static final Server TARGET = Servers.target("target", 1e9);
  private static final Network NETWORK = Servers.network(RUNNER, TARGET);

  private final Heard heard = new Heard();

  // When

  @Test
  void nothing_is_done_before_the_game_connects() throws InterruptedException {
    ScriptedGame game = new ScriptedGame(NETWORK).at(9 * INTERVAL, Event.ENDED);

    run(game);

    assertThat(game.applied()).isEmpty();
    assertThat(heard.cycles).isEmpty();
  }

  @Test
  void the_first_connection_brings_a_rebalance_and_so_does_every_interval_after_it()
      throws InterruptedException {
    ScriptedGame game =
        new ScriptedGame(NETWORK)
            .at(5000, Event.CONNECTED)
            .at(5000 + 2 * INTERVAL + MINUTE, Event.ENDED);

    run(game);

    assertThat(game.appliedAt()).containsExactly(5000L, 5000 + INTERVAL, 5000 + 2 * INTERVAL);
    assertThat(heard.cycles).extracting(Cycle::number).containsExactly(1, 2, 3);
    assertThat(heard.cycles).allMatch(cycle -> cycle.nextInMs() == INTERVAL);
  }

  @Test
  void a_request_and_a_new_connection_bring_one_at_once_and_the_interval_begins_anew()
      throws InterruptedException {
    ScriptedGame game =
        new ScriptedGame(NETWORK)
            .at(0, Event.CONNECTED)
            .requestedAt(10 * MINUTE)
            .at(15 * MINUTE, Event.CONNECTED)
            .at(46 * MINUTE, Event.ENDED);

    run(game);

    assertThat(game.appliedAt())
        .containsExactly(0L, 10 * MINUTE, 15 * MINUTE, 15 * MINUTE + INTERVAL);
  }

  @Test
  void a_game_that_only_has_something_to_say_is_heard_and_not_rebalanced()
      throws InterruptedException {
    ScriptedGame game =
        new ScriptedGame(NETWORK)
            .saysAt(1000, "something is odd.")
            .at(2000, Event.CONNECTED)
            .saysAt(MINUTE, "and something else.")
            .at(2 * MINUTE, Event.ENDED);

    run(game);

    assertThat(heard.problems).containsExactly("something is odd.", "and something else.");
    assertThat(game.appliedAt()).containsExactly(2000L);
  }

  @Test
  void a_machine_that_slept_over_several_intervals_rebalances_once_when_it_wakes()
      throws InterruptedException {
    ScriptedGame game =
        new ScriptedGame(NETWORK)
            .at(0, Event.CONNECTED)
            .sleeps(10 * MINUTE, 200 * MINUTE)
            .at(229 * MINUTE, Event.ENDED);

    run(game);

    assertThat(game.appliedAt()).containsExactly(0L, 200 * MINUTE);
  }

  @Test
  void after_one_rebalance_it_ends_where_only_one_is_wanted() throws InterruptedException {
    ScriptedGame game =
        new ScriptedGame(NETWORK)
            .at(0, Event.CONNECTED)
            .away(0, MINUTE) // a try that fails is none
            .at(5 * INTERVAL, Event.ENDED);

    orchestrator(game, DEFAULT, Choices.USUAL).run(true);

    assertThat(game.appliedAt()).containsExactly(MINUTE);
  }

  // What goes wrong

  @Test
  void a_game_out_of_reach_is_said_and_tried_again_in_a_minute() throws InterruptedException {
    ScriptedGame game =
        new ScriptedGame(NETWORK)
            .at(0, Event.CONNECTED)
            .away(INTERVAL - MINUTE, INTERVAL + 3 * MINUTE - 1)
            .at(2 * INTERVAL + 4 * MINUTE, Event.ENDED);

    run(game);

    assertThat(heard.problems)
        .hasSize(3)
        .allMatch(
            problem ->
                problem.equals(
                    "the agent is not connected. The loops go on; the next try follows by"
                        + " itself."));
    assertThat(game.appliedAt())
        .containsExactly(0L, INTERVAL + 3 * MINUTE, 2 * INTERVAL + 3 * MINUTE);
  }

  @Test
  void rules_that_are_broken_before_the_first_rebalance_end_it() {
    ScriptedGame game = new ScriptedGame(NETWORK).at(0, Event.CONNECTED).at(1, Event.ENDED);

    assertThatThrownBy(() -> orchestrator(game, DEFAULT, UNKNOWN_SCORE).run(false))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("--score mine is unknown.");
    assertThat(game.applied()).isEmpty();
  }

  @Test
  void rules_that_break_later_are_said_and_the_loops_go_on_until_they_are_mended()
      throws InterruptedException {
    ScriptedGame game =
        new ScriptedGame(NETWORK)
            .at(0, Event.CONNECTED)
            .failing(INTERVAL, INTERVAL + 1, new UserError("mine.drl:4: broken."))
            .at(2 * INTERVAL + MINUTE, Event.ENDED);

    run(game);

    assertThat(heard.problems)
        .containsExactly("mine.drl:4: broken. The loops go on with the plan before.");
    assertThat(game.appliedAt()).containsExactly(0L, 2 * INTERVAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"first", "later"})
  void what_nobody_has_foreseen_is_said_and_tried_again_in_a_minute(String when)
      throws InterruptedException {
    boolean first = when.equals("first");
    long fails = first ? 0 : INTERVAL;
    ScriptedGame game =
        new ScriptedGame(NETWORK)
            .failing(fails, fails + 1, new IllegalStateException("odd"))
            .at(0, Event.CONNECTED)
            .at(INTERVAL + 2 * MINUTE, Event.ENDED);

    run(game);

    assertThat(heard.problems)
        .containsExactly(
            "this should not happen, please report it: java.lang.IllegalStateException: odd. hgw"
                + " and the loops go on.");
    assertThat(game.appliedAt())
        .containsExactlyElementsOf(
            first ? List.of(MINUTE, MINUTE + INTERVAL) : List.of(0L, INTERVAL + MINUTE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"StackOverflowError", "LinkageError", "GameException"})
  void errors_that_only_one_rebalance_suffers_from_do_not_end_it(String kind)
      throws InterruptedException {
    Throwable trouble =
        switch (kind) {
          case "StackOverflowError" -> new StackOverflowError();
          case "LinkageError" -> new NoClassDefFoundError();
          default -> new GameException("it is odd");
        };
    ScriptedGame game =
        new ScriptedGame(NETWORK)
            .failing(0, 1, trouble)
            .at(0, Event.CONNECTED)
            .at(INTERVAL, Event.ENDED);

    orchestrator(game, DEFAULT, Choices.USUAL).run(true);

    assertThat(heard.problems).hasSize(1);
    assertThat(game.appliedAt()).containsExactly(MINUTE);
  }

  @Test
  void a_report_that_fails_is_said_and_the_fleet_is_not_wiped_for_it() throws InterruptedException {
    ScriptedGame game =
        new ScriptedGame(NETWORK).at(0, Event.CONNECTED).at(INTERVAL + MINUTE, Event.ENDED);
    heard.afterFirst =
        () -> {
          throw new IllegalStateException("no paper");
        };

    run(game);

    assertThat(heard.problems).singleElement().asString().contains("no paper");
    assertThat(game.appliedAt()).containsExactly(0L, INTERVAL);
  }

  @Test
  void a_report_that_fails_where_only_one_is_wanted_is_told_to_who_wants_it() {
    ScriptedGame game = new ScriptedGame(NETWORK).at(0, Event.CONNECTED).at(MINUTE, Event.ENDED);
    heard.afterFirst =
        () -> {
          throw new IllegalStateException("no paper");
        };

    assertThatThrownBy(() -> orchestrator(game, DEFAULT, Choices.USUAL).run(true))
        .hasMessage("no paper");
  }

  @Test
  void a_reporter_that_always_fails_does_not_end_it() throws InterruptedException {
    ScriptedGame game =
        new ScriptedGame(NETWORK).at(0, Event.CONNECTED).at(INTERVAL + MINUTE, Event.ENDED);
    Reporter broken = new BrokenReporter();

    new Orchestrator(game, new Policy(DEFAULT, Choices.USUAL), broken).run(false);

    assertThat(game.appliedAt()).containsExactly(0L, INTERVAL);
  }

  @Test
  void a_game_that_only_answers_looks_wrong_is_said_once_each_time() throws InterruptedException {
    GameException wrong = new GameException("the agent's answer is wrong");
    ScriptedGame game =
        new ScriptedGame(NETWORK)
            .at(0, Event.CONNECTED)
            .failing(5000, 9000, wrong)
            .away(9000, 12_000)
            .failing(20_000, 25_000, wrong)
            .at(MINUTE, Event.ENDED);

    run(game);

    assertThat(heard.problems)
        .containsExactly(
            "the agent's answer is wrong. The loops go on.",
            "the agent's answer is wrong. The loops go on.");
  }

  @Test
  void a_game_that_comes_and_goes_in_vain_is_not_tried_more_often_than_each_minute()
      throws InterruptedException {
    ScriptedGame game = new ScriptedGame(NETWORK);
    for (int second = 0; second < 100; second++) {
      game.at(second * 1000, Event.CONNECTED);
    }
    game.failing(0, 100_000, new GameException("its answer is too large"))
        .at(150_000, Event.CONNECTED)
        .at(10 * MINUTE, Event.CONNECTED)
        .at(11 * MINUTE, Event.ENDED);

    run(game);

    assertThat(heard.problems).hasSize(4); // at 0, 1 and 2 s, then a minute later
    assertThat(game.appliedAt()).containsExactly(2 * MINUTE + 2000, 150_000L, 10 * MINUTE);
  }

  @Test
  void an_interval_beyond_all_times_is_one_without_end() throws InterruptedException {
    ScriptedGame game = new ScriptedGame(NETWORK).at(7, Event.CONNECTED).at(MINUTE, Event.ENDED);

    orchestrator(game, DEFAULT, Choices.USUAL.withIntervalMs(Long.MAX_VALUE)).run(false);

    assertThat(game.appliedAt()).containsExactly(7L);
  }

  // A policy that changes

  @Test
  void what_is_adopted_is_used_from_the_next_rebalance_on() throws InterruptedException {
    ScriptedGame game = twice(NETWORK);
    Orchestrator orchestrator = orchestrator(game, DEFAULT, Choices.USUAL);
    Policy other = new Policy(MAX_INCOME, Choices.USUAL.withIntervalMs(MINUTE));
    heard.afterFirst = () -> orchestrator.adopt(other);

    orchestrator.run(false);

    assertThat(heard.cycles).extracting(Cycle::policy).element(0).isNotSameAs(other);
    assertThat(heard.cycles).extracting(Cycle::policy).element(1).isSameAs(other);
    assertThat(heard.cycles.get(1).nextInMs()).isEqualTo(MINUTE);
    assertThat(orchestrator.policy()).isSameAs(other);
  }

  @Test
  void what_is_adopted_before_the_game_is_there_is_what_begins() throws InterruptedException {
    ScriptedGame game = new ScriptedGame(NETWORK).at(0, Event.CONNECTED).at(1, Event.ENDED);
    Orchestrator orchestrator = orchestrator(game, DEFAULT, Choices.USUAL);
    Policy other = new Policy(MAX_INCOME, Choices.USUAL);

    orchestrator.adopt(other);
    orchestrator.run(false);

    assertThat(heard.cycles).extracting(Cycle::policy).containsExactly(other);
  }

  @Test
  void what_is_adopted_and_taken_back_is_not_used() throws InterruptedException {
    ScriptedGame game = twice(NETWORK);
    Orchestrator orchestrator = orchestrator(game, DEFAULT, Choices.USUAL);
    Policy before = orchestrator.policy();
    heard.afterFirst =
        () -> {
          orchestrator.adopt(new Policy(MAX_INCOME, Choices.USUAL));
          orchestrator.keepPolicy();
        };

    orchestrator.run(false);

    assertThat(heard.cycles).extracting(Cycle::policy).containsOnly(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"first", "later"})
  void what_is_adopted_and_fails_leaves_the_policy_before_in_force_and_is_tried_again(String when)
      throws InterruptedException {
    ScriptedGame game =
        new ScriptedGame(NETWORK).at(0, Event.CONNECTED).at(2 * INTERVAL + MINUTE, Event.ENDED);
    Orchestrator orchestrator = orchestrator(game, DEFAULT, Choices.USUAL);
    Policy before = orchestrator.policy();
    Runnable adopt = () -> orchestrator.adopt(new Policy(DEFAULT, UNKNOWN_SCORE));
    if (when.equals("first")) {
      adopt.run();
    } else {
      heard.afterFirst = adopt;
    }

    orchestrator.run(false);

    assertThat(game.appliedAt()).containsExactly(0L, INTERVAL, 2 * INTERVAL);
    assertThat(heard.cycles).extracting(Cycle::policy).containsOnly(before);
    assertThat(heard.problems)
        .hasSize(when.equals("first") ? 3 : 2)
        .allMatch(it -> it.startsWith("--score mine is unknown."))
        .allMatch(it -> it.endsWith(" The rules before stay in force."));
  }

  @Test
  void the_game_is_looked_at_between_two_cycles_and_not_rebalanced_for_it() throws Exception {
    ScriptedGame game =
        new ScriptedGame(NETWORK)
            .at(0, Event.CONNECTED)
            .requestedAt(MINUTE)
            .requestedAt(2 * MINUTE)
            .away(2 * MINUTE, 3 * MINUTE)
            .at(4 * MINUTE, Event.ENDED);
    Orchestrator orchestrator = orchestrator(game, DEFAULT, Choices.USUAL);
    List<CompletableFuture<Discovery>> found = new ArrayList<>();
    game.askedBy(() -> found.add(orchestrator.discover()));

    orchestrator.run(false);

    assertThat(game.appliedAt()).containsExactly(0L);
    assertThat(found.get(0).get().network().servers()).hasSize(2);
    assertThat(found.get(1)).isCompletedExceptionally();
  }

  // What it says

  @Test
  void what_was_promised_stands_beside_what_was_earned() throws InterruptedException {
    ScriptedGame game =
        new ScriptedGame(NETWORK)
            .earning(7)
            .at(0, Event.CONNECTED)
            .at(2 * INTERVAL + 1, Event.ENDED);

    run(game);

    Cycle first = heard.cycles.get(0);
    Cycle second = heard.cycles.get(1);
    assertThat(first.income().predicted()).isZero();
    assertThat(first.income().earned()).isZero();
    assertThat(first.income().predictedPerHour())
        .isPositive()
        .isEqualTo(Forecast.perHour(first.plan(), first.discovery().network(), 0.5));
    assertThat(second.income().earned()).isCloseTo(7 * 1800, within(7.0 * 2)); // to the last look
    assertThat(second.income().predicted())
        .isPositive()
        .isEqualTo(0.5 * Forecast.perHour(first.plan(), first.discovery().network(), 0.5));
    assertThat(heard.incomesPerSecond.get(heard.incomesPerSecond.size() - 1))
        .isCloseTo(7.0, within(0.01));
  }

  @Test
  void foreign_scripts_are_named_before_they_are_killed() throws InterruptedException {
    Server busy =
        RUNNER.withRunning(
            List.of(
                new RunningScript("mine.js", 2, List.of("joesguns"), 77, 1.6),
                new RunningScript("hgw-loop.js", 1, List.of("target"), 78, 2.4)),
            5.6);
    ScriptedGame game =
        new ScriptedGame(Servers.network(busy, TARGET)).at(0, Event.CONNECTED).at(1, Event.ENDED);
    heard.game = game;

    run(game);

    assertThat(heard.foreign)
        .containsExactly("runner: mine.js joesguns", "runner: hgw-loop.js target");
    assertThat(heard.appliedWhenTold).isZero();
    assertThat(game.runningOn("runner")).allMatch(RunningScript::isLoop);
  }

  // What it leaves alone

  @ParameterizedTest
  @ValueSource(strings = {"default", "max-income"})
  void everything_is_started_anew_unless_only_what_changes_is_wanted(String pack)
      throws InterruptedException {
    ScriptedGame game = twice(NETWORK);

    orchestrator(game, planner(pack), Choices.USUAL).run(false);

    assertThat(game.applied().get(1).kept()).isEmpty();
    assertThat(game.applied().get(1).launches()).isEqualTo(game.applied().get(0).launches());
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "max-income"})
  void loops_that_run_as_planned_are_left_alone_where_only_changes_are_restarted(String pack)
      throws InterruptedException {
    ScriptedGame game = twice(NETWORK);

    orchestrator(game, planner(pack), Choices.USUAL.withRestart(Restart.CHANGED)).run(false);

    Orders second = game.applied().get(1);
    assertThat(second.kept())
        .extracting(Orders.Kept::script)
        .isNotEmpty()
        .isEqualTo(game.applied().get(0).launches());
    assertThat(second.launches()).isEmpty();
    assertThat(heard.cycles.get(1).applied().launches())
        .as("loops that are kept count among those that run")
        .hasSameSizeAs(second.kept());
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "max-income"})
  void a_loop_stays_on_its_runner_when_one_just_like_it_comes(String pack)
      throws InterruptedException {
    // "other" comes before "runner" by name: without the running loop it would get the target.
    ScriptedGame game = twice(NETWORK);
    heard.afterFirst = () -> game.becomes(Servers.network(OTHER, RUNNER, TARGET));

    orchestrator(game, planner(pack), Choices.USUAL.withRestart(Restart.CHANGED)).run(false);

    assertThat(game.applied().get(1).kept())
        .extracting(kept -> kept.script().runner())
        .containsExactly("runner");
    assertThat(game.applied().get(1).launches()).isEmpty();
  }

  @Test
  void a_loop_on_a_slow_target_stays_where_a_move_would_earn_the_same()
      throws InterruptedException {
    // Prepared only after more than three hours: nothing earns within the horizon, so the market
    // looks a day ahead, and what the loop earns has to be seen over the same day.
    Server slow =
        Servers.server("slow")
            .maxMoney(1e12)
            .money(3e11)
            .minSec(20)
            .sec(45)
            .growth(100)
            .requiredLevel(95)
            .hackTime(600_000)
            .build();
    Network before = Servers.network(RUNNER, slow);
    ScriptedGame game = twice(before);
    heard.afterFirst = () -> game.becomes(Servers.network(OTHER, RUNNER, slow));

    orchestrator(game, MAX_INCOME, Choices.USUAL.withRestart(Restart.CHANGED)).run(false);

    assertThat(heard.cycles.get(0).income().predictedPerHour()).isZero();
    assertThat(game.applied().get(0).launches()).hasSize(1);
    assertThat(game.applied().get(1).kept())
        .extracting(kept -> kept.script().runner())
        .containsExactly("runner");
  }

  @Test
  void a_loop_whose_runner_is_gone_is_launched_on_another() throws InterruptedException {
    ScriptedGame game = twice(NETWORK);
    heard.afterFirst = () -> game.becomes(Servers.network(OTHER, TARGET));

    orchestrator(game, DEFAULT, Choices.USUAL.withRestart(Restart.CHANGED)).run(false);

    assertThat(game.applied().get(1).kept()).isEmpty();
    assertThat(game.applied().get(1).launches())
        .extracting(PlannedScript::runner)
        .containsExactly("other");
  }

  private static ScriptedGame twice(Network network) {
    return new ScriptedGame(network)
        .at(0, Event.CONNECTED)
        .requestedAt(MINUTE)
        .at(2 * MINUTE, Event.ENDED);
  }

  private static Planner planner(String pack) {
    return pack.equals("default") ? DEFAULT : MAX_INCOME;
  }

  private void run(ScriptedGame game) throws InterruptedException {
    orchestrator(game, DEFAULT, Choices.USUAL).run(false);
  }

  private Orchestrator orchestrator(ScriptedGame game, Planner planner, Choices choices) {
    Orchestrator orchestrator = new Orchestrator(game, new Policy(planner, choices), heard);
    game.askedBy(orchestrator::requestRebalance);
    return orchestrator;
  }

  /** Fails whatever it hears. */
  private static final class BrokenReporter implements Reporter {
    private static IllegalStateException broken() {
      return new IllegalStateException("no paper");
    }

    @Override
    public void aboutToKill(List<Orders.Foreign> foreign) {
      throw broken();
    }

    @Override
    public void noted(Discovery discovery) {}

    @Override
    public void batching(List<BatcherReport> batchers) {}

    @Override
    public void rebalanced(Cycle cycle) {
      throw broken();
    }

    @Override
    public void problem(String sentence) {
      throw broken();
    }

    @Override
    public void waiting(double cash, double incomePerSecond, long nextInMs) {
      throw broken();
    }
  }

  /** Remembers what it hears. */
  private static final class Heard implements Reporter {
    private final List<Cycle> cycles = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> foreign = new ArrayList<>();
    private final List<Double> incomesPerSecond = new ArrayList<>();
    private Runnable afterFirst = () -> {};
    private ScriptedGame game = new ScriptedGame(NETWORK);
    private int appliedWhenTold = -1;

    @Override
    public void aboutToKill(List<Orders.Foreign> scripts) {
      scripts.forEach(script -> foreign.add(script.toString()));
      appliedWhenTold = game.applied().size();
    }

    @Override
    public void noted(Discovery discovery) {}

    @Override
    public void batching(List<BatcherReport> batchers) {}

    @Override
    public void rebalanced(Cycle cycle) {
      cycles.add(cycle);
      if (cycle.number() == 1) {
        afterFirst.run();
      }
    }

    @Override
    public void problem(String sentence) {
      problems.add(sentence);
    }

    @Override
    public void waiting(double cash, double incomePerSecond, long nextInMs) {
      incomesPerSecond.add(incomePerSecond);
    }
  }
}
