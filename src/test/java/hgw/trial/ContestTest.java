package hgw.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hgw.UserError;
import hgw.network.Network;
import hgw.network.files.Snapshot;
import hgw.planner.Choices;
import hgw.planner.Pack;
import hgw.planner.Planner;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ContestTest {
  private static final Network SMALL =
      Snapshot.read(Path.of("src/test/resources/hgw/cli/small.json"));

  private final Planner planner = Planner.of(Pack.load(List.of()));

  @Test
  void the_best_after_three_hours_is_first_and_of_equals_the_first_named() throws Exception {
    List<Integer> games = new CopyOnWriteArrayList<>();
    Comparison comparison =
        new Contest("small", SMALL, 4, Choices.USUAL)
            .play(
                List.of(
                    new Contest.Contender("a", planner, "money"),
                    new Contest.Contender("b", planner, "moneyTime"),
                    new Contest.Contender("c", planner, "money"),
                    new Contest.Contender("d", planner, "moneyTime")),
                games::add);

    assertThat(games).as("games that are over").containsExactlyInAnyOrder(1, 2, 3, 4);
    List<Double> incomes =
        comparison.results().stream().map(result -> result.incomeAfter(3)).toList();
    assertThat(incomes).isSortedAccordingTo((one, other) -> Double.compare(other, one));
    assertThat(incomes.get(0)).isGreaterThan(incomes.get(3));
    assertThat(comparison.results().stream().map(Comparison.Result::pack).toList())
        .containsSubsequence("a", "c")
        .containsSubsequence("b", "d");
    assertThat(comparison).returns("small", Comparison::network).returns(4.0, Comparison::hours);
  }

  @Test
  void what_goes_wrong_for_one_is_told() {
    Contest contest = new Contest("small", SMALL, 1, Choices.USUAL);

    assertThatThrownBy(
            () ->
                contest.play(
                    List.of(
                        new Contest.Contender("a", planner, "money"),
                        new Contest.Contender("b", planner, "nope")),
                    played -> {}))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("nope is unknown");
  }
}
