package hgw.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hgw.facts.Assignment;
import hgw.facts.Exclusion;
import hgw.facts.Runner;
import hgw.facts.Settings;
import hgw.facts.Target;
import hgw.facts.Warning;
import hgw.network.Network;
import hgw.network.Player;
import hgw.network.Servers;
import hgw.planner.Plan.Excluded;
import hgw.planner.Plan.PlannedBatcher;
import hgw.planner.Plan.PlannedLoop;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds what a plan tells of the rules that fired for it. */
class TraceTest {
  private static final Network NETWORK =
      Servers.network(
          Servers.runner("runner", 10), Servers.target("rich", 1e9), Servers.target("poor", 1e6));

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          coverage | Target( host == 'rich' ) Target( host == 'poor' ) |          | rich,poor
          coverage | RunnerPool( $r : emptiest != null )   |                      | runner
          coverage | Assignment( target.host == 'poor' )   |                      | runner,poor
          coverage | Assignment( $t : target, target.host == 'rich' ) |      | rich,runner,rich
          boost    | AssignmentQueue( $l : head != null )  |                      | runner,rich
          eligibility | $t : Target( host == 'rich' ) | new Exclusion( $t, "x" )  | rich,rich
          coverage | Settings()                     | new Warning( "of rich" )    | ''
          """)
  void a_firing_names_every_server_that_it_concerned(
      String group, String when, @Nullable String inserted, String hosts) {
    String then = inserted == null ? "" : "insert( " + inserted + " );";

    Plan plan = plan(group, when, then, group.equals("boost") ? 15 : -1);

    assertThat(firing(plan, "Mine").facts().stream().flatMap(fact -> fact.hosts().stream()))
        .containsExactlyInAnyOrder(hosts.isEmpty() ? new String[0] : hosts.split(","));
  }

  @Test
  void a_server_that_a_consequence_alone_changed_is_named() {
    Plan plan =
        plan(
            "scoring",
            "accumulate( $t : Target( eligible, score == 0 ); $all : collectList( $t ) )"
                + " eval( $all.size() == 2 )",
            "for ( Object it : $all ) { Target t = (Target) it; modify( t ) { setScore( 1 ) } }",
            100);

    assertThat(firing(plan, "Mine").facts())
        .extracting(TracedFact::text)
        .containsExactlyInAnyOrder("target rich", "target poor");
  }

  @Test
  void a_fact_is_told_as_it_was_when_the_rule_had_fired() {
    Plan plan = new TestPack(directory).write("mine.drl", "").plan(NETWORK);

    assertThat(loops(plan, "rich"))
        .extracting(TracedFact.Loop::runner, TracedFact.Loop::threads)
        .startsWith(tuple("runner", 1L))
        .endsWith(tuple("runner", plan.loops().get(0).threads()));
    assertThat(plan.loops().get(0).threads()).isGreaterThan(1);
  }

  @Test
  void a_firing_says_where_its_rule_stands() {
    Plan plan = plan("boost", "Settings()", "", 0);

    LoadedRule rule = firing(plan, "Mine").rule();

    assertThat(rule.file()).isEqualTo("mine.drl");
    assertThat(rule.place()).isEqualTo(directory.resolve("mine.drl") + ":" + TestPack.FIRST_RULE);
    assertThat(rule.phase()).isEqualTo(Phase.BOOST);
  }

  private static Stream<List<String>> packs() {
    return Stream.concat(Stream.of(List.of()), Pack.shippedPacks().stream().map(List::of));
  }

  /** Whatever a plan decides of a server, a rule did it, and its firing says so. */
  @ParameterizedTest
  @MethodSource("packs")
  void every_decision_of_a_plan_has_its_firing(List<String> pack) {
    Planner planner = Planner.of(Pack.load(pack));
    for (long seed = 0; seed < 100; seed++) {
      Plan plan =
          planner.plan(
              RandomNetworks.network(seed), RandomNetworks.choices(seed, "moneyChanceTime"));
      Set<TracedFact> facts = new HashSet<>();
      Map<String, Long> threads = new HashMap<>();
      for (Plan.Firing firing : plan.firings()) {
        facts.addAll(firing.facts());
        for (TracedFact fact : firing.facts()) {
          if (fact instanceof TracedFact.Loop loop) {
            threads.put(loop.runner() + " -> " + loop.target(), loop.threads());
          }
        }
      }

      for (PlannedBatcher batcher : plan.batchers()) {
        assertThat(facts)
            .contains(
                new TracedFact.Batcher(
                    batcher.runner(),
                    batcher.target(),
                    batcher.grantedRam(),
                    batcher.grants().size()));
      }
      for (PlannedLoop loop : plan.loops()) {
        assertThat(threads).containsEntry(loop.runner() + " -> " + loop.target(), loop.threads());
      }
      assertThat(facts)
          .containsAll(
              plan.runners().stream().map(it -> new TracedFact.Role("runner", it.host())).toList())
          .containsAll(
              plan.targets().stream().map(it -> new TracedFact.Role("target", it.host())).toList())
          .containsAll(plan.excluded().stream().flatMap(TraceTest::exclusions).toList());
    }
  }

  private static Stream<TracedFact> exclusions(Excluded excluded) {
    TracedFact.Role role = new TracedFact.Role(excluded.role(), excluded.host());
    return excluded.reasons().stream().map(reason -> new TracedFact.Excluded(role, reason));
  }

  @Test
  void an_explanation_has_the_firings_for_its_server_and_no_other() {
    Network network =
        Servers.network(
            Servers.runner("runner", 10),
            Servers.runner("other", 9),
            Servers.target("target", 1e6),
            Servers.target("threads", 1e6));
    Plan plan = Planner.of(Pack.load(List.of())).plan(network, Choices.USUAL);

    for (String host : List.of("runner", "other", "target", "threads")) {
      assertThat(Explanation.of(host, network, plan).firings())
          .isNotEmpty()
          .hasSizeLessThan(plan.firings().size() / 2)
          .allSatisfy(
              firing -> assertThat(firing.facts()).anyMatch(fact -> fact.hosts().contains(host)));
    }
  }

  @Test
  void a_fact_reads_in_a_trace_as_it_does_in_a_rule() {
    Settings settings = new Settings("money", 0.9, 0.5, 1, 3, NETWORK);
    Runner runner = new Runner(Servers.runner("runner", 10), settings);
    Target target = new Target(Servers.target("rich", 1e9), new Player(100), settings);
    Assignment one = new Assignment(target, runner, 1);
    Assignment many = new Assignment(target, runner, 12);
    Exclusion exclusion = new Exclusion(target, "needs {}, you have {}", 7, 6);
    Warning warning = new Warning("careful");

    assertThat(TracedFact.Role.of(runner).text()).isEqualTo(runner.toString());
    assertThat(TracedFact.Role.of(target).text()).isEqualTo(target.toString());
    assertThat(TracedFact.Loop.of(one).text()).isEqualTo(one.toString()).endsWith("1 thread");
    assertThat(TracedFact.Loop.of(many).text()).isEqualTo(many.toString());
    assertThat(TracedFact.Excluded.of(exclusion).text())
        .isEqualTo(exclusion.toString())
        .isEqualTo("no target rich: needs 7, you have 6");
    assertThat(TracedFact.Warned.of(warning).text()).isEqualTo(warning.toString());
  }

  private Plan plan(String group, String when, String then, int salience) {
    String rule =
        """
        rule "Mine"
          agenda-group "%s"
          salience %d
        when
          %s
        then
          %s
        end
        """;
    return new TestPack(directory)
        .write("mine.drl", rule.formatted(group, salience, when, then))
        .plan(NETWORK);
  }

  private static Plan.Firing firing(Plan plan, String rule) {
    return plan.firings().stream()
        .filter(firing -> firing.rule().name().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  private static List<TracedFact.Loop> loops(Plan plan, String target) {
    return plan.firings().stream()
        .flatMap(firing -> firing.facts().stream())
        .filter(TracedFact.Loop.class::isInstance)
        .map(TracedFact.Loop.class::cast)
        .filter(loop -> loop.target().equals(target))
        .toList();
  }
}
