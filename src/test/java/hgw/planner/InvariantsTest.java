package hgw.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hgw.UserError;
import hgw.network.Network;
import hgw.network.Servers;
import hgw.planner.Plan.PlannedLoop;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds who is blamed for a plan that cannot be. The shipped rules that fire after the player's
 * carry its flaw on: they must not be blamed.
 */
class InvariantsTest {
  private static final Network NETWORK =
      Servers.network(
          Servers.runner("big", 10),
          Servers.runner("small", 3),
          Servers.target("rich", 1e9),
          Servers.target("poor", 1e6),
          Servers.server("hard").requiredLevel(900).maxMoney(1e6).build(),
          Servers.server("shut").rooted(false).maxMoney(1e6).maxRam(Servers.ram(7)).build(),
          Servers.server("home").purchased(true).maxRam(Servers.ram(5)).build(),
          Servers.purchased("pserv-0", 2));
  private static final String INSERT = "insert( new Assignment( $target, $runner, 1 ) );";
  private static final String RICH_ON_BIG = "$loop : Assignment( target.host == 'rich' )";

  @TempDir private Path directory;

  @Test
  void gives_a_target_a_second_loop() {
    assertBlamed(
        "boost",
        targetAndRunner("rich", "small"),
        INSERT,
        "small -> rich, 4 threads: the target has a loop already, on big, by coverage.drl:");
  }

  @Test
  void inserts_a_loop_larger_than_its_runner() {
    assertBlamed(
        "coverage",
        targetAndRunner("rich", "small"),
        "insert( new Assignment( $target, $runner, 4 ) );",
        overfull("small", 7, 3));
  }

  @Test
  void inserts_a_loop_but_does_not_take_its_threads_from_the_runner() {
    assertBlamed(
        "coverage",
        targetAndRunner("hard", "big"),
        INSERT,
        "big -> hard, 9 threads: "
            + "with its other loops that makes 11 threads, and the runner has 10");
  }

  @Test
  void modifies_a_loop_to_be_larger_than_its_runner() {
    assertBlamed(
        "boost",
        "$loop : Assignment( target.host == 'rich', threads < 100 )",
        "modify( $loop ) { setThreads( 100 ) }",
        overfull("big", 108, 10));
  }

  @Test
  void enlarges_a_loop_without_modify() {
    assertBlamed("boost", RICH_ON_BIG, "$loop.setThreads( 11 );", overfull("big", 19, 10));
  }

  @Test
  void says_that_a_runner_has_more_threads_left_than_fit() {
    assertBlamed(
        "coverage",
        "$runner : Runner( host == 'big', remaining == 10 )",
        "modify( $runner ) { setRemaining( 100 ) }",
        overfull("big", 99, 10));
  }

  @Test
  void takes_less_than_no_threads_from_a_runner() {
    assertBlamed(
        "coverage",
        "$runner : Runner( host == 'big', remaining == 10 )",
        "modify( $runner ) { take( -90 ) }",
        overfull("big", 99, 10));
  }

  @Test
  void reserves_the_ram_of_loops_that_are_assigned() {
    assertBlamed(
        "boost",
        "salience -1",
        "$runner : Runner( host == 'big', reservedRam == 0 )",
        "modify( $runner ) { setReservedRam( 20 ) }",
        overfull("big", 9, 2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          home    ; small ; small -> home, 4 threads: home is never a target
          pserv-0 ; small ; small -> pserv-0, 4 threads: a purchased server is never a target
          shut    ; small ; small -> shut, 4 threads: the target has no root access
          poor    ; home  ; home -> poor, 6 threads: home is never a runner
          poor    ; shut  ; shut -> poor, 8 threads: the runner has no root access
          """)
  void inserts_a_loop_that_may_not_be(String target, String runner, String complaint) {
    assertBlamed("coverage", targetAndRunner(target, runner), INSERT, complaint);
  }

  @ParameterizedTest
  @ValueSource(strings = {"runner", "target"})
  void makes_home_eligible(String role) {
    assertBlamed(
        "eligibility",
        "$home : Candidate( home, role == '" + role + "' )",
        "$home.setEligible( true );",
        role + " home: home is never a " + role);
  }

  @Test
  void makes_a_purchased_server_a_target() {
    assertBlamed(
        "eligibility",
        "$target : Target( host == 'pserv-0' )",
        "$target.setEligible( true );",
        "target pserv-0: a purchased server is never a target");
  }

  @Test
  void leaves_a_loop_less_than_one_thread() {
    assertBlamed(
        "boost",
        "salience -1",
        RICH_ON_BIG,
        "$loop.setThreads( 0 );",
        "big -> rich, 0 threads: a loop needs at least one thread");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.1", "1.1", "Double.NaN"})
  void sets_a_ratio_outside_of_0_to_1(String ratio) {
    String complaint = "big -> rich, 9 threads: %s must lie in 0..1";

    assertBlamed(
        "boost", RICH_ON_BIG, "$loop.setMoney( " + ratio + " );", complaint.formatted("money"));
    assertBlamed(
        "boost", RICH_ON_BIG, "$loop.setHack( " + ratio + " );", complaint.formatted("hack"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.1", "Double.NaN", "Double.POSITIVE_INFINITY"})
  void sets_an_epsilon_that_is_no_number_of_at_least_0(String epsilon) {
    assertBlamed(
        "boost",
        RICH_ON_BIG,
        "$loop.setEpsilon( " + epsilon + " );",
        "big -> rich, 9 threads: epsilon must be a number of at least 0");
  }

  @Test
  void scores_a_target_with_no_number() {
    assertBlamed(
        "scoring",
        "salience -1",
        "$target : Target( host == 'rich' )",
        "$target.setScore( 0.0 / 0 );",
        "target rich: the score is NaN, no number");
  }

  @Test
  void unless_another_rule_mends_the_plan() {
    TestPack pack =
        new TestPack(directory)
            .write(
                "mine.drl",
                """
                rule "Break"
                  agenda-group "coverage"
                  salience -1
                when
                  $loop : Assignment( threads == 1 )
                then
                  modify( $loop ) { setThreads( 0 ) }
                end
                rule "Mend"
                  agenda-group "boost"
                  salience 100
                when
                  $loop : Assignment( threads == 0 )
                then
                  modify( $loop ) { setThreads( 1 ) }
                end
                """);

    Plan plan = pack.plan(NETWORK);

    assertThat(plan.loops()).extracting(PlannedLoop::threads).containsExactly(9L, 1L);
  }

  @Test
  void breaks_again_what_another_rule_had_broken_and_a_third_had_mended() {
    TestPack pack =
        new TestPack(directory)
            .write(
                "mine.drl",
                """
                rule "Mine" agenda-group "boost" salience -1
                  when $loop : Assignment() then $loop.setHack( 2 ); end
                """)
            .write(
                "others.drl",
                """
                rule "Break" agenda-group "coverage" salience -1
                  when $loop : Assignment() then $loop.setHack( 3 ); end
                rule "Mend" agenda-group "coverage" salience -2
                  when $loop : Assignment() then $loop.setHack( 0.5 ); end
                """);

    assertThatThrownBy(() -> pack.plan(NETWORK))
        .hasMessageStartingWith("%srule \"Mine\" made", pack.at("mine.drl", 4));
  }

  @Test
  void overfills_a_runner_from_which_another_rule_had_moved_a_loop() {
    TestPack pack =
        new TestPack(directory)
            .write(
                "mine.drl",
                """
                rule "Mine" agenda-group "boost" salience -1
                  when $loop : Assignment( target.host == 'rich' ) then $loop.setThreads( 11 ); end
                """)
            .write(
                "others.drl",
                """
                rule "Move" agenda-group "coverage" salience -1
                when
                  $loop : Assignment( target.host == 'poor', $big : runner, $big.host == 'big' )
                  $small : Runner( host == 'small' )
                then
                  delete( $loop );
                  insert( new Assignment( $loop.getTarget(), $small, 1 ) );
                  modify( $big ) { take( -1 ) }
                  modify( $small ) { take( 1 ) }
                end
                """);

    assertThatThrownBy(() -> pack.plan(NETWORK))
        .hasMessageStartingWith("%srule \"Mine\" made", pack.at("mine.drl", 4));
  }

  @Test
  void gives_a_target_a_loop_before_a_shipped_rule_does() {
    assertBlamed(
        "coverage",
        targetAndRunner("rich", "small"),
        INSERT + " modify( $runner ) { take( 1 ) }",
        "small -> rich, 3 threads: the target has a loop already, on big, by coverage.drl:");
  }

  @Test
  void changes_a_target_so_that_a_shipped_rule_makes_what_cannot_be() {
    TestPack pack =
        new TestPack(directory)
            .write(
                "mine.drl",
                """
                rule "Look on" agenda-group "coverage" when Target( rank == 2 ) then end
                rule "Mine"
                  agenda-group "coverage"
                when
                  $target : Target( rank == 1 )
                  Assignment( target == $target )
                then
                  modify( $target ) { setRank( 3 ) }
                end
                """);

    assertThatThrownBy(() -> pack.plan(NETWORK))
        .hasMessageStartingWith("coverage.drl:")
        .hasMessageContaining("rule \"Cover the next target")
        .hasMessageContaining("-> rich, ")
        .hasMessageEndingWith(
            " Maybe it comes of %srule \"Mine\"?", pack.at("mine.drl", TestPack.FIRST_RULE + 1));
  }

  private static String targetAndRunner(String target, String runner) {
    return "$target : Target( host == '%s' ) $runner : Runner( host == '%s' )"
        .formatted(target, runner);
  }

  /** What is said of the loop on rich once the shipped rules have filled its runner up. */
  private static String overfull(String runner, int threads, int fit) {
    String complaint =
        "%s -> rich, %d threads: with its other loops that makes %2$d threads, and the runner has %d";
    return complaint.formatted(runner, threads, fit);
  }

  private void assertBlamed(String group, String when, String then, String complaint) {
    assertBlamed(group, "salience 100", when, then, complaint);
  }

  private void assertBlamed(
      String group, String salience, String when, String then, String complaint) {
    TestPack pack =
        new TestPack(directory)
            .write(
                "mine.drl",
                """
                rule "Mine"
                  agenda-group "%s" %s
                when
                  %s
                then
                  %s
                end
                """
                    .formatted(group, salience, when, then));

    assertThatThrownBy(() -> pack.plan(NETWORK))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith(
            "%srule \"Mine\" made a plan that cannot be: %s",
            pack.at("mine.drl", TestPack.FIRST_RULE), complaint);
  }
}
