package hgw.workbench.why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hgw.network.Network;
import hgw.network.Servers;
import hgw.network.files.Snapshot;
import hgw.planner.Change;
import hgw.planner.Choices;
import hgw.planner.Evidence;
import hgw.planner.Matched;
import hgw.planner.Pack;
import hgw.planner.Planner;
import hgw.workbench.why.Missed.What;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds what is told of why a server got what it got, and why not what it did not get. */
class WhyTest {
  private static final Network MID = Snapshot.read(Path.of("samples/mid.json"));

  @TempDir private Path directory;

  @Test
  void an_exclusion_is_told_with_the_values_that_were_compared() {
    Step step = step(why("zeus-med").asTarget(), "A target is within the player's hacking level");

    assertThat(step.place()).isEqualTo("eligibility.drl:78");
    assertThat(step.matched())
        .contains(
            new Matched(
                "target zeus-med", "requiredLevel", 844, ">", 277, "settings hackingLevel"));
  }

  @Test
  void who_covers_a_target_is_told_with_what_it_had_left_then() {
    Step step = step(why("joesguns").asTarget(), "Cover the next target from the emptiest runner");

    assertThat(step.turn()).isEqualTo(4);
    assertThat(step.first("emptiest").orElseThrow().value()).isEqualTo("pserv-3");
    assertThat(step.first("emptiest.remaining").orElseThrow().value()).isEqualTo(103L);
    assertThat(step.changes()).contains(new Change("pserv-3 -> joesguns", "threads", null, 1L));
  }

  @Test
  void a_rule_that_fired_often_for_a_server_is_one_step_with_its_first_and_last_values() {
    Step step = step(why("pserv-3").asRunner(), "Cover the next target from the emptiest runner");

    assertThat(step.times()).isEqualTo(16);
    assertThat(step.first("emptiest.remaining").orElseThrow().value()).isEqualTo(106L);
    assertThat(step.last("emptiest.remaining").orElseThrow().value()).isEqualTo(91L);
    assertThat(step.change("remaining").orElseThrow())
        .isEqualTo(new Change("runner pserv-3", "remaining", 106L, 90L));
  }

  @Test
  void a_place_is_told_with_the_rivals_beside_it() {
    Why.Standing standing = why("joesguns").standing();

    assertThat(standing).isNotNull();
    assertThat(standing.rank()).isEqualTo(4);
    assertThat(standing.behind()).extracting(Why.Rival::host).isEqualTo("phantasy");
    assertThat(standing.before()).extracting(Why.Rival::host).isEqualTo("max-hardware");
    assertThat(why("pserv-0").standing()).isNull();
  }

  @Test
  void an_idle_runner_is_told_what_it_lost_against() {
    Missed missed = only(why("pserv-0").asRunner());

    assertThat(missed.what()).isEqualTo(What.NO_TARGET);
    assertThat(missed.lost())
        .isEqualTo(
            new Missed.Lost(
                "emptiest",
                "pserv-3",
                91,
                26,
                16,
                "Cover the next target from the emptiest runner",
                "coverage.drl:32"));
    assertThat(value(missed)).isEqualTo(tuple("rank", "==", 17));
  }

  @Test
  void a_target_that_is_not_boosted_is_told_who_got_the_threads() {
    Missed missed = only(why("joesguns").asTarget());

    assertThat(missed.what()).isEqualTo(What.NEVER_BOOSTED);
    assertThat(missed.taken())
        .isEqualTo(
            new Missed.Taken(
                "pserv-3",
                "foodnstuff",
                1,
                91,
                "A covered target gets the threads it can use, best target first",
                "boost.drl:17"));
    assertThat(value(missed)).isEqualTo(tuple("remaining", ">", 0.0));
  }

  @Test
  void a_target_for_which_no_thread_is_left_is_told_how_far_they_went() {
    Network network =
        Servers.network(
            Servers.runner("small", 2),
            Servers.target("best", 4e9),
            Servers.target("better", 3e9),
            Servers.target("next", 2e9),
            Servers.target("worst", 1e9));

    Missed next = only(why(network, "next").asTarget());
    Missed worst = only(why(network, "worst").asTarget());

    assertThat(next.what()).isEqualTo(What.NO_LOOP);
    assertThat(value(next)).isEqualTo(tuple("emptiest", "!=", null));
    assertThat(value(worst)).isEqualTo(tuple("rank", "==", 3));
    assertThat(worst.since()).isNotNull();
    assertThat(worst.since().condition()).isEqualTo("$runner : emptiest != null");
    assertThat(worst.since().place()).isEqualTo("coverage.drl:37");
  }

  @Test
  void a_target_that_gets_all_it_can_use_missed_nothing() {
    Network network =
        Servers.network(Servers.runner("large", 100_000), Servers.target("only", 1e6));

    assertThat(why(network, "only").asTarget().missed()).isEmpty();
    assertThat(step(why(network, "only").asTarget(), "What a runner has left goes").times())
        .isEqualTo(1);
  }

  @Test
  void what_the_rules_of_the_player_changed_is_told_with_what_it_was() throws IOException {
    Why why =
        why(
            "pserv-0",
            own(
                "eligibility",
                "$r : Runner( purchased, reservedRam < 32 )",
                "modify( $r ) { setReservedRam( 32 ) }"));
    Step step = step(why.asRunner(), "Mine");

    assertThat(step.isOwn()).isTrue();
    assertThat(step.changes())
        .contains(
            new Change("runner pserv-0", "reservedRam", 0.0, 32.0),
            new Change("runner pserv-0", "threads", 26L, 13L));
  }

  @Test
  void a_rule_of_the_player_that_did_not_fire_is_told_with_the_condition_that_failed()
      throws IOException {
    Why why =
        why(
            "pserv-0",
            own(
                "eligibility",
                "$r : Runner( purchased, threads > 900 )",
                "insert( new Exclusion( $r, \"x\" ) );"));

    Missed missed = why.asRunner().missed().get(1);
    assertThat(missed.what()).isEqualTo(What.OWN_RULE);
    assertThat(missed.failed()).isNotNull();
    assertThat(missed.failed().condition()).isEqualTo("threads > 900");
    assertThat(missed.failed().place()).endsWith("mine.drl:8");
    assertThat(missed.failed().values())
        .containsExactly(new Matched("runner pserv-0", "threads", 26L, ">", 900.0, null));
  }

  @Test
  void a_condition_is_told_as_it_was_when_its_phase_was_over() throws IOException {
    Why why =
        why(
            "pserv-3",
            own(
                "coverage",
                "$r : Runner( host == \"pserv-3\", remaining > 95 )\n not Warning()",
                ""));

    assertThat(step(why.asRunner(), "Mine").matched())
        .contains(new Matched("runner pserv-3", "remaining", 106L, ">", 95.0, null));
    Why later = why("pserv-3", own("coverage", "Runner( purchased, remaining < 90 )", ""));
    assertThat(value(later.asRunner().missed().get(0))).isEqualTo(tuple("remaining", "<", 90.0));
    assertThat(later.asRunner().missed().get(0).failed().values().get(0).value()).isEqualTo(90L);
  }

  @Test
  void a_rule_that_is_about_another_server_is_not_told() throws IOException {
    Why why =
        why(
            "pserv-0",
            own(
                "eligibility",
                "Runner( host in ( \"pserv-1\", \"pserv-2\" ), threads > 900 )",
                ""));

    assertThat(why.asRunner().missed()).extracting(Missed::what).containsExactly(What.NO_TARGET);
  }

  @Test
  void a_server_that_no_rule_makes_a_runner_is_told_what_that_takes() throws IOException {
    Path rules = Files.createDirectory(directory.resolve("named"));
    Files.writeString(
        rules.resolve("mine.drl"),
        """
        package hgw.rules
        import hgw.facts.*
        rule "A server that nothing excludes is a runner"
          agenda-group "eligibility"
          salience -100
        when
          $runner : Runner( !eligible, maxRam >= 128 )
          not Exclusion( candidate == $runner )
        then
          modify( $runner ) { setEligible( true ) }
        end
        """);

    Missed missed = why("pserv-0", rules).asRunner().missed().get(0);

    assertThat(missed.what()).isEqualTo(What.NOT_ELIGIBLE);
    assertThat(value(missed)).isEqualTo(tuple("maxRam", ">=", 128.0));
  }

  @Test
  void a_share_of_ram_is_told_what_keeps_it_from_being_larger() {
    Planner batch = Planner.of(Pack.load(List.of(Pack.BATCH)));
    Evidence evidence = batch.witness(MID, Choices.USUAL);
    String batched = evidence.plan().batchers().get(0).target();

    Missed missed = only(Why.of(evidence, batched).asTarget());

    assertThat(missed.what()).isEqualTo(What.NO_MORE_RAM);
    assertThat(missed.held()).isNotNull();
    assertThat(missed.held().by()).isEqualTo(Missed.Held.By.ALL_RAM);
  }

  @Test
  void a_target_that_earns_nothing_is_told_with_what_was_on_offer() {
    Planner income = Planner.of(Pack.load(List.of("max-income")));

    Missed missed = only(Why.of(income.witness(MID, Choices.USUAL), "omega-net").asTarget());

    assertThat(missed.failed()).isNotNull();
    assertThat(missed.failed().values())
        .extracting(Matched::property, Matched::value)
        .containsExactly(tuple("bid", null), tuple("threads", 13L), tuple("hours", 24.0));
  }

  private Path own(String group, String when, String then) throws IOException {
    Path rules = Files.createTempDirectory(directory, "rules");
    Files.writeString(
        rules.resolve("mine.drl"),
        """
        package hgw.rules
        import hgw.facts.*

        rule "Mine"
          agenda-group "%s"
          salience 5
        when
          %s
        then
          %s
        end
        """
            .formatted(group, when, then));
    return rules;
  }

  private static Why why(String host) {
    return why(MID, host);
  }

  private static Why why(Network network, String host) {
    return Why.of(Planner.of(Pack.load(List.of())).witness(network, Choices.USUAL), host);
  }

  private static Why why(String host, Path rules) {
    Planner planner = Planner.of(Pack.load(List.of(rules.toString())));
    return Why.of(planner.witness(MID, Choices.USUAL), host);
  }

  private static Step step(Why.Chain chain, String rule) {
    return chain.steps().stream()
        .filter(it -> it.loaded().name().startsWith(rule))
        .findFirst()
        .orElseThrow();
  }

  private static Missed only(Why.Chain chain) {
    assertThat(chain.missed()).hasSize(1);
    return chain.missed().get(0);
  }

  private static @Nullable Object value(Missed missed) {
    assertThat(missed.failed()).isNotNull();
    Matched first = missed.failed().values().get(0);
    return tuple(first.property(), first.operator(), first.asked());
  }
}
