package hgw.history;

import static hgw.history.RecordedTrial.HOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import hgw.network.files.Snapshot;
import hgw.planner.Choices;
import hgw.planner.Forecast;
import hgw.planner.Pack;
import hgw.planner.Planner;
import hgw.trial.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is recorded of rebalances, and asked. */
class HistoryTest {
  private static final long TUESDAY = Instant.parse("2026-11-24T00:00:00Z").toEpochMilli();
  private static final ZoneId UTC = ZoneId.of("UTC");

  @TempDir private Path directory;

  @Test
  void every_rebalance_is_recorded_with_what_it_earned() throws Exception {
    RecordedTrial trial = trial();
    Outcome outcome = trial.play(3, TUESDAY);

    try (History history = open()) {
      List<Recorded> all = history.rebalances(Query.LIVE, 100);
      assertThat(trial.warnings()).isEmpty();
      assertThat(all).hasSize(trial.cycles().size()).hasSize(6);
      assertThat(all).extracting(Recorded::number).containsExactly(1, 2, 3, 4, 5, 6);
      assertThat(all.get(1).at()).isEqualTo(Instant.ofEpochMilli(TUESDAY + HOUR / 2));
      assertThat(all.get(1).score()).isEqualTo("moneyChanceTime");
      assertThat(all.get(1).pack()).isEqualTo("default");
      assertThat(all.get(1).hours()).isCloseTo(0.5, within(1e-6));
      assertThat(all.get(1).predictedPerHour())
          .isEqualTo(trial.cycles().get(1).income().predictedPerHour());
      double earned = all.stream().mapToDouble(it -> it.earned()).sum();
      assertThat(earned).isCloseTo(outcome.ledger().total(), within(0.02 * earned));
      assertThat(all.get(0).earned())
          .isCloseTo(outcome.ledger().between(0, 0.5), within(0.001 * earned));
    }
  }

  @Test
  void what_each_target_earned_is_what_all_earned() throws Exception {
    trial().play(1, TUESDAY);

    try (History history = open()) {
      Details details = history.details(1).orElseThrow();
      assertThat(details.targets()).hasSize(16);
      assertThat(details.targets().get(0).runner()).isEqualTo("pserv-3");
      assertThat(details.targets().stream().mapToDouble(it -> it.earned()).sum())
          .isCloseTo(details.rebalance().earned(), within(1e-6));
      assertThat(details.targets().stream().mapToDouble(it -> it.predicted()).sum())
          .isCloseTo(details.rebalance().predicted(), within(1.0));
      assertThat(details.targets()).allMatch(it -> it.misfires() == null, "loops have none");
      assertThat(details.files()).hasSize(5);
      assertThat(details.choices()).isEqualTo(Choices.USUAL);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"batch", "max-income", "round-robin"})
  void a_moment_comes_back_as_it_was_and_plans_the_same(String pack) throws Exception {
    RecordedTrial trial = trial().pack(Pack.load(List.of(pack)));
    trial.play(0.6, TUESDAY);

    try (History history = open()) {
      Moment moment = history.moment(2).orElseThrow();
      assertThat(moment.plan()).isEqualTo(trial.cycles().get(1).plan());
      assertThat(Snapshot.format(moment.network()))
          .isEqualTo(Snapshot.format(trial.cycles().get(1).discovery().network()));
      assertThat(Planner.of(moment.pack()).plan(moment.network(), moment.choices()))
          .isEqualTo(moment.plan());
    }
  }

  @Test
  void batchers_tell_their_misfires() throws Exception {
    trial().pack(Pack.load(List.of("batch"))).play(2, TUESDAY);

    try (History history = open()) {
      Details details = history.details(2).orElseThrow();
      assertThat(details.rebalance().misfires()).isNotNull();
      assertThat(details.targets().get(0).script()).isEqualTo("agent/hgw-batcher.js");
      assertThat(details.targets().get(0).misfires()).isNotNull();
    }
  }

  @Test
  void the_score_that_earned_most_an_hour_comes_first() throws Exception {
    trial().play(3, TUESDAY);
    trial().choices(Choices.USUAL.withScore("money")).play(2, TUESDAY + 24 * HOUR);

    try (History history = open()) {
      List<Total> totals = history.totals(Query.LIVE, By.SCORE, UTC);
      assertThat(totals).extracting(Total::name).containsExactly("moneyChanceTime", "money");
      assertThat(totals).extracting(Total::rebalances).containsExactly(6, 4);
      assertThat(totals.get(0).hours()).isCloseTo(3, within(0.05));
      assertThat(totals.get(0).earnedPerHour()).isGreaterThan(totals.get(1).earnedPerHour());
    }
  }

  @Test
  void days_begin_where_the_player_lives() throws Exception {
    trial().play(3, TUESDAY + 22 * HOUR);

    try (History history = open()) {
      assertThat(history.totals(Query.LIVE, By.DAY, UTC))
          .extracting(Total::name, Total::rebalances)
          .containsExactly(tuple("2026-11-24", 4), tuple("2026-11-25", 2));
      assertThat(history.totals(Query.LIVE, By.DAY, ZoneId.of("Asia/Tokyo")))
          .extracting(Total::name)
          .containsExactly("2026-11-25");
    }
  }

  @Test
  void targets_are_summed_up_over_the_hours_in_which_they_were_worked_on() throws Exception {
    trial().play(3, TUESDAY);

    try (History history = open()) {
      List<Total> totals = history.totals(Query.LIVE, By.TARGET, UTC);
      assertThat(totals.get(0).name()).isEqualTo("sigma-cosmetics");
      assertThat(totals.get(0).hours()).isCloseTo(3, within(0.05));
      assertThat(totals.stream().mapToDouble(it -> it.earned()).sum())
          .isCloseTo(history.totals(Query.LIVE, By.PACK, UTC).get(0).earned(), within(1e-3));
    }
  }

  @Test
  void what_changed_is_told_from_one_rebalance_to_the_next() throws Exception {
    trial().play(0.6, TUESDAY);
    trial()
        .choices(Choices.USUAL.withScore("money").withLoop(0.9, 0.3, 1))
        .play(0.2, TUESDAY + HOUR);
    trial().pack(Pack.load(List.of("round-robin"))).play(0.2, TUESDAY + 2 * HOUR);

    try (History history = open()) {
      List<Recorded> all = history.rebalances(Query.LIVE, 100);
      assertThat(all.get(0).changes()).isEmpty();
      assertThat(all.get(1).changes()).isEmpty();
      assertThat(all.get(2).changes())
          .contains(
              new Change(Change.Kind.SCORE, "", "moneyChanceTime", "money"),
              new Change(Change.Kind.CHOICE, "hack", "0.5", "0.3"))
          .extracting(Change::kind)
          .contains(Change.Kind.STARTED)
          .doesNotContain(Change.Kind.PACK, Change.Kind.RULE_FILE);
      assertThat(all.get(3).changes())
          .contains(new Change(Change.Kind.PACK, "", "default", "round-robin"));
      assertThat(history.rebalances(Query.LIVE, 1).get(0)).isEqualTo(all.get(3));
    }
  }

  @Test
  void an_edited_rule_file_is_a_change(@TempDir Path mine) throws Exception {
    Files.copy(Path.of("rules", "boost.drl"), mine.resolve("boost.drl"));
    trial().pack(Pack.load(List.of(mine.toString()))).play(0.2, TUESDAY);
    Files.writeString(
        mine.resolve("boost.drl"), Files.readString(mine.resolve("boost.drl")) + "\n// edited\n");
    trial().pack(Pack.load(List.of(mine.toString()))).play(0.2, TUESDAY + HOUR);

    try (History history = open()) {
      Recorded last = history.rebalance(2).orElseThrow();
      assertThat(last.changes())
          .filteredOn(it -> it.kind() == Change.Kind.RULE_FILE)
          .singleElement()
          .satisfies(it -> assertThat(it.name()).isEqualTo("boost.drl"))
          .satisfies(it -> assertThat(it.was()).isNotEqualTo(it.now()));
      assertThat(history.totals(Query.LIVE, By.RULES, UTC)).hasSize(2);
      assertThat(history.totals(Query.LIVE, By.PACK, UTC)).hasSize(1);
    }
  }

  @Test
  void simulated_games_are_asked_for_apart() throws Exception {
    new RecordedTrial(file(), new RecordedGame("samples/mid.json", true)).play(0.2, TUESDAY);
    trial().play(0.2, TUESDAY);

    try (History history = open()) {
      assertThat(history.rebalances(Query.LIVE, 100))
          .singleElement()
          .satisfies(it -> assertThat(it.simulated()).isFalse());
      assertThat(history.rebalances(new Query(true, null, null), 100))
          .singleElement()
          .satisfies(it -> assertThat(it.game()).isEqualTo("samples/mid.json"));
    }
  }

  @Test
  void a_time_is_asked_for() throws Exception {
    trial().play(3, TUESDAY);

    Instant since = Instant.ofEpochMilli(TUESDAY + HOUR);
    Instant until = Instant.ofEpochMilli(TUESDAY + 2 * HOUR);
    try (History history = open()) {
      Query query = new Query(false, since, until);
      assertThat(history.rebalances(query, 100)).extracting(Recorded::number).containsExactly(3, 4);
      assertThat(history.count(query)).isEqualTo(2);
      assertThat(history.totals(query, By.SCORE, UTC).get(0).rebalances()).isEqualTo(2);
    }
  }

  @Test
  void where_nothing_was_recorded_there_is_no_history() throws Exception {
    assertThat(History.open(file())).isEqualTo(Optional.empty());
    assertThat(file()).doesNotExist();
  }

  @Test
  void a_rebalance_that_is_not_there_is_not_found() throws Exception {
    trial().play(0.2, TUESDAY);

    try (History history = open()) {
      assertThat(history.rebalance(7)).isEmpty();
      assertThat(history.details(7)).isEmpty();
      assertThat(history.moment(7)).isEmpty();
    }
  }

  @Test
  void income_by_target_is_the_income_of_all() {
    Planner planner = Planner.of(Pack.load(List.of()));
    var network = RecordedTrial.sample("busy");
    var plan = planner.plan(network, Choices.USUAL);

    assertThat(
            Forecast.byTarget(plan, network, 2).values().stream()
                .mapToDouble(Double::doubleValue)
                .sum())
        .isCloseTo(Forecast.perHour(plan, network, 2), within(1e-3));
  }

  private RecordedTrial trial() {
    return new RecordedTrial(file(), RecordedGame.LIVE);
  }

  private Path file() {
    return directory.resolve("state").resolve("history.db");
  }

  private History open() throws HistoryException {
    return History.open(file()).orElseThrow();
  }
}
