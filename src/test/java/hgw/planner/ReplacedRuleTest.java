package hgw.planner;

import static org.assertj.core.api.Assertions.assertThat;

import hgw.network.Network;
import hgw.network.Servers;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds that a player's rule replaces the one of its name that hgw brought along. */
class ReplacedRuleTest {
  private static final Network NETWORK =
      Servers.network(
          Servers.runner("runner", 10), Servers.target("rich", 1e9), Servers.target("poor", 1e6));

  @TempDir private Path directory;

  @Test
  void in_a_file_of_any_name_and_the_plan_says_so() {
    TestPack pack = new TestPack(directory).write("mine.drl", onlyTheBest());

    Plan plan = pack.plan(NETWORK);

    assertThat(plan.loops()).extracting(Plan.PlannedLoop::target).containsExactly("rich");
    assertThat(plan.rules().stream().flatMap(file -> file.replaces().stream()))
        .containsExactly("mine.drl:4 replaces coverage.drl:32");
  }

  @Test
  void in_a_package_of_any_name() throws java.io.IOException {
    java.nio.file.Files.writeString(
        directory.resolve("mine.drl"), "package mine\nimport hgw.facts.*\n" + onlyTheBest());

    assertThat(new TestPack(directory).plan(NETWORK).loops())
        .extracting(Plan.PlannedLoop::target)
        .containsExactly("rich");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mine first", "pack first"})
  void over_a_shipped_pack_too_in_whatever_order(String order) {
    new TestPack(directory)
        .write(
            "mine.drl",
            """
            rule "The next target in line gets as many threads more as every other"
              agenda-group "boost"
            when
              $queue : AssignmentQueue( $assignment : head != null )
            then
              modify( $queue ) { drop() }
            end
            """);
    List<String> packs =
        order.equals("pack first")
            ? List.of("round-robin", directory.toString())
            : List.of(directory.toString(), "round-robin");

    Plan plan = Planner.of(Pack.load(packs)).plan(NETWORK, Choices.USUAL);

    assertThat(plan.loops()).extracting(Plan.PlannedLoop::threads).containsExactly(1L, 1L);
  }

  @Test
  void and_nothing_but_that_rule() {
    TestPack pack = new TestPack(directory).write("mine.drl", onlyTheBest());

    assertThat(names(pack.planner()))
        .containsExactlyInAnyOrderElementsOf(names(Planner.of(Pack.load(List.of()))));
  }

  private static List<String> names(Planner planner) {
    return planner.pack().rules().map(rule -> rule.name()).toList();
  }

  private static String onlyTheBest() {
    return Stream.of(
            "rule \"Cover the next target from the emptiest runner\"",
            "  agenda-group \"coverage\"",
            "when",
            "  $cursor : Cursor( $next : next <= 1 )",
            "  $target : Target( rank == $next )",
            "  $pool   : RunnerPool( $runner : emptiest != null )",
            "then",
            "  insert( new Assignment( $target, $runner, 1 ) );",
            "  modify( $runner ) { take( 1 ) }",
            "  modify( $cursor ) { setNext( $next + 1 ) }",
            "end")
        .reduce("", (a, b) -> a + b + "\n");
  }
}
