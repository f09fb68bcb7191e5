package hgw.workbench.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hgw.network.Network;
import hgw.network.Server;
import hgw.network.files.Samples;
import hgw.network.files.WhatIf;
import hgw.planner.Choices;
import hgw.planner.Pack;
import hgw.planner.Plan;
import hgw.planner.Planner;
import hgw.trial.Trial;
import hgw.workbench.diff.Because.How;
import hgw.workbench.diff.Difference.AssignmentChange;
import hgw.workbench.diff.Difference.ExclusionChange;
import hgw.workbench.diff.Difference.RunnerChange;
import hgw.workbench.diff.Difference.SettingChange;
import hgw.workbench.diff.Difference.WarningChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DifferenceTest {
  private static final Network MID = Samples.network("mid");
  private static final String COVER = "Cover the next target from the emptiest runner";

  @TempDir private Path pack;

  @Test
  void the_same_rules_plan_the_same() {
    Difference difference = Difference.of(side(), side());

    assertThat(difference.isNone()).isTrue();
    assertThat(difference.income()).isNull();
  }

  @Test
  void a_target_that_a_rule_excludes_is_lost_by_that_rule_and_others_follow() throws IOException {
    Difference difference =
        ownAgainstDefault(
            rule(
                "Mine",
                "eligibility",
                "$t : Target( host == \"foodnstuff\" )",
                "insert( new Exclusion( $t, \"is mine\" ) );"));
    Because mine = new Because("Mine", pack + "/mine.drl:4", true, How.FIRES, null);

    assertThat(lost(difference))
        .singleElement()
        .satisfies(it -> assertThat(it.target()).isEqualTo("foodnstuff"))
        .satisfies(it -> assertThat(it.was()).isNotNull())
        .satisfies(it -> assertThat(it.because()).isEqualTo(mine));
    assertThat(difference.exclusions())
        .containsExactly(new ExclusionChange("foodnstuff", "target", null, "is mine", mine));
    assertThat(changed(difference))
        .singleElement()
        .satisfies(it -> assertThat(it.target()).isEqualTo("sigma-cosmetics"))
        .extracting(AssignmentChange::because)
        .extracting(Because::place, Because::isOwn, Because::after)
        .containsExactly("boost.drl:17", false, pack + "/mine.drl:4");
  }

  @Test
  void the_other_way_round_the_target_is_gained() throws IOException {
    Side own =
        own(
            rule(
                "Mine",
                "eligibility",
                "$t : Target( host == \"foodnstuff\" )",
                "insert( new Exclusion( $t, \"is mine\" ) );"));

    Difference difference = Difference.of(own, side());

    assertThat(difference.assignments())
        .filteredOn(AssignmentChange::isGained)
        .singleElement()
        .satisfies(it -> assertThat(it.target()).isEqualTo("foodnstuff"));
    assertThat(difference.exclusions())
        .containsExactly(
            new ExclusionChange(
                "foodnstuff",
                "target",
                "is mine",
                null,
                new Because("Mine", pack + "/mine.drl:4", true, How.FIRES_NO_MORE, null)));
  }

  @Test
  void a_rule_that_replaces_another_is_responsible_for_what_it_leaves_out() throws IOException {
    Difference difference =
        ownAgainstDefault(
            rule(
                COVER,
                "coverage",
                """
                $cursor : Cursor( $next : next <= 8 )
                  $target : Target( rank == $next )
                  $pool   : RunnerPool( $runner : emptiest != null )
                """,
                """
                modify( $runner ) { take( 1 ) }
                  modify( $cursor ) { setNext( $next + 1 ) }
                  insert( new Assignment( $target, $runner, 1 ) );
                """));

    assertThat(lost(difference))
        .hasSize(8)
        .extracting(AssignmentChange::because)
        .containsOnly(new Because(COVER, pack + "/mine.drl:4", true, How.FIRES_NO_MORE, null));
    assertThat(changed(difference)).extracting(AssignmentChange::target).containsOnly("foodnstuff");
  }

  @Test
  void what_a_rule_changes_of_an_assignment_is_its_doing() throws IOException {
    Difference difference =
        ownAgainstDefault(
            rule(
                "Take little where the chance is low",
                "boost",
                "$a : Assignment( hack == 0.5, target.hackChance < 0.5 )",
                "modify( $a ) { setHack( 0.25 ) }"));

    assertThat(difference.assignments())
        .isNotEmpty()
        .hasSizeLessThan(16)
        .allSatisfy(
            it -> {
              assertThat(((Plan.PlannedLoop) it.now()).hack()).isEqualTo(0.25);
              assertThat(((Plan.PlannedLoop) it.was()).hack()).isEqualTo(0.5);
              assertThat(it.because().rule()).isEqualTo("Take little where the chance is low");
              assertThat(it.because().how()).isEqualTo(How.FIRES);
            });
  }

  @Test
  void ram_that_a_rule_reserves_shows_at_the_runner() throws IOException {
    Difference difference =
        ownAgainstDefault(
            rule(
                "Keep 32 GB free",
                "eligibility",
                "$r : Runner( purchased, reservedRam < 32 )",
                "modify( $r ) { setReservedRam( 32 ) }"));

    assertThat(difference.runners())
        .extracting(RunnerChange::host)
        .containsExactly("pserv-0", "pserv-1", "pserv-2", "pserv-3");
    assertThat(difference.runners())
        .allSatisfy(
            it -> {
              assertThat(it.now().threads()).isLessThan(it.was().threads());
              assertThat(it.because().rule()).isEqualTo("Keep 32 GB free");
            });
  }

  @Test
  void a_setting_is_changed_by_the_rule_that_sets_it() throws IOException {
    Difference difference =
        ownAgainstDefault(
            rule(
                "Look a day ahead",
                "eligibility",
                "$s : Settings( horizon != 24 )",
                "modify( $s ) { setHorizon( 24 ) }"));

    assertThat(difference.settings())
        .containsExactly(
            new SettingChange(
                "horizon",
                3.0,
                24.0,
                new Because("Look a day ahead", pack + "/mine.drl:4", true, How.FIRES, null)));
  }

  @Test
  void what_the_player_chose_is_no_rules_doing() {
    Planner planner = planner();

    Difference difference =
        Difference.of(
            Side.of("money", planner, MID, Choices.USUAL.withScore("money")),
            Side.of("moneyTime", planner, MID, Choices.USUAL.withScore("moneyTime")));

    assertThat(difference.settings())
        .containsExactly(new SettingChange("score", "money", "moneyTime", null));
    assertThat(difference.assignments()).isNotEmpty();
  }

  @Test
  void warnings_are_gained_and_lost() throws IOException {
    String warn =
        rule("Warn", "shortfall", "Settings()", "insert( new Warning( \"take care\" ) );");

    assertThat(ownAgainstDefault(warn).warnings())
        .containsExactly(
            new WarningChange(
                "take care",
                true,
                new Because("Warn", pack + "/mine.drl:4", true, How.FIRES, null)));
    assertThat(Difference.of(own(warn), side()).warnings())
        .extracting(WarningChange::gained)
        .containsExactly(false);
  }

  @Test
  void a_rule_for_all_batches_together_is_named_behind_the_one_that_placed_them()
      throws IOException {
    String rule =
        rule(
            "Little",
            "coverage\" salience 50 //",
            "$shares : Shares( mostHack != 0.01 )",
            "modify( $shares ) { setMostHack( 0.01 ) }");

    Difference difference = Difference.of(side(Pack.BATCH), own(rule, Pack.BATCH));

    assertThat(changed(difference))
        .singleElement()
        .satisfies(it -> assertThat(((Plan.PlannedBatcher) it.was()).hack()).isGreaterThan(0.01))
        .extracting(AssignmentChange::because)
        .satisfies(it -> assertThat(it.place()).startsWith("batch/coverage.drl:"))
        .extracting(Because::how, Because::after)
        .containsExactly(How.DECIDES_OTHERWISE, pack + "/mine.drl:4");
  }

  @Test
  void of_a_server_that_is_otherwise_values_in_reasons_are_no_difference() {
    Server before = MID.server("foodnstuff").orElseThrow();
    List<Server> servers = new ArrayList<>(MID.servers());
    servers.replaceAll(it -> it == before ? it.but().requiredLevel(800).build() : it);
    Planner planner = planner();

    Difference harder =
        Difference.of(
            Side.of("as it is", planner, MID, Choices.USUAL),
            Side.of(
                "harder", planner, new Network(MID.player(), MID.loop(), servers), Choices.USUAL));

    assertThat(harder.exclusions())
        .singleElement()
        .satisfies(it -> assertThat(it.host()).isEqualTo("foodnstuff"))
        .satisfies(it -> assertThat(it.now()).isEqualTo("needs hacking 800, you have 277"))
        .satisfies(it -> assertThat(it.because().place()).isEqualTo("eligibility.drl:78"));
  }

  @Test
  void a_runner_that_is_another_server_is_no_rules_doing() {
    Network larger = WhatIf.of(MID, List.of(WhatIf.Change.parse("--set", "pserv-0.maxRam=1024")));
    Planner planner = planner();

    Difference difference =
        Difference.of(
            Side.of("as it is", planner, MID, Choices.USUAL),
            Side.of("larger", planner, larger, Choices.USUAL));

    assertThat(difference.runners())
        .singleElement()
        .satisfies(it -> assertThat(it.host()).isEqualTo("pserv-0"))
        .satisfies(it -> assertThat(it.because()).isNull());
  }

  @Test
  void both_sides_are_played_as_a_simulation_plays_them() throws Exception {
    Side from = side();
    Side to = side("max-income");

    Income income = Difference.played(from, to, 1).income();

    assertThat(income.was())
        .isEqualTo(
            new Trial(MID, 1, Double.POSITIVE_INFINITY)
                .run(planner(), Choices.USUAL)
                .incomePerHour(1));
    assertThat(income.now()).isGreaterThan(income.was());
    assertThat(income.targets())
        .isNotEmpty()
        .allMatch(it -> it.was() != it.now())
        .isSortedAccordingTo(
            (a, b) -> Double.compare(Math.abs(b.now() - b.was()), Math.abs(a.now() - a.was())));
    assertThat(income.targets().stream().mapToDouble(it -> it.now() - it.was()).sum())
        .isCloseTo(income.now() - income.was(), withPercentage(0.001));
  }

  @Test
  void it_is_a_json_document() throws Exception {
    Difference difference = Difference.played(side(), side("round-robin"), 0.5);

    JsonNode json = new JsonMapper().valueToTree(difference);

    assertThat(json.properties())
        .extracting(Map.Entry::getKey)
        .containsExactly(
            "from", "to", "settings", "runners", "assignments", "exclusions", "warnings", "income");
    assertThat(json.get("assignments").get(0).properties())
        .extracting(Map.Entry::getKey)
        .containsExactly("target", "was", "now", "because");
    assertThat(json.get("assignments").get(0).get("because").get("how").textValue())
        .isEqualTo("fires");
  }

  private static List<AssignmentChange> lost(Difference difference) {
    return difference.assignments().stream().filter(AssignmentChange::isLost).toList();
  }

  private static List<AssignmentChange> changed(Difference difference) {
    return difference.assignments().stream().filter(it -> !it.isGained() && !it.isLost()).toList();
  }

  private Difference ownAgainstDefault(String rules) throws IOException {
    return Difference.of(side(), own(rules));
  }

  private Side own(String rules, String... below) throws IOException {
    Files.writeString(
        pack.resolve("mine.drl"), "package hgw.rules\nimport hgw.facts.*\n\n" + rules);
    List<String> overlays = new ArrayList<>(List.of(below));
    overlays.add(pack.toString());
    return side(overlays.toArray(String[]::new));
  }

  private static Side side(String... overlays) {
    return Side.of(String.join(" + ", overlays), planner(overlays), MID, Choices.USUAL);
  }

  private static Planner planner(String... overlays) {
    return Planner.of(Pack.load(List.of(overlays)));
  }

  private static String rule(String name, String phase, String when, String then) {
    return """
        rule "%s"
          agenda-group "%s"
        when
          %s
        then
          %s
        end
        """
        .formatted(name, phase, when, then);
  }
}
