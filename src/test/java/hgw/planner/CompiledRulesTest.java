package hgw.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import hgw.UserError;
import hgw.network.Network;
import hgw.network.Server;
import hgw.network.Servers;
import hgw.planner.Plan.RankedTarget;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds what the author of a rule is told: which file, which line, which rule, and what is wrong.
 */
class CompiledRulesTest {
  private static final Network NETWORK =
      Servers.network(
          Servers.runner("runner", 10), Servers.target("rich", 1e9), Servers.target("poor", 1e6));

  @TempDir private Path directory;
  private TestPack pack;

  @BeforeEach
  void begin_a_pack() {
    pack = new TestPack(directory);
  }

  // ---- rules that do not compile: MistakesTest has them

  @Test
  void a_rule_name_of_another_file_is_located_where_it_is_used_again() {
    pack.write("first.drl", "rule \"Mine\" agenda-group \"boost\" when then end");
    pack.write("mine.drl", "rule \"Mine\" agenda-group \"boost\" when then end");

    assertRefused(
        4, "rule \"Mine\" has the name of another rule, at " + directory.resolve("first.drl:4."));
  }

  @Test
  void errors_are_listed_one_a_line_by_file_and_line() {
    pack.write("b.drl", "rule \"B\" agenda-group \"boost\" when Tarjet() then end");
    pack.write(
        "a.drl",
        """
        rule "A" agenda-group "boost" when then "".help(); end
        rule "A too" agenda-group "boost" when Runer() then end
        """);

    assertThatThrownBy(pack::planner)
        .isInstanceOf(UserError.class)
        .hasMessage(
            """
            %srule "A": String has no method help.
            %srule "A too": there is no fact Runer. Maybe Runner?
            %srule "B": there is no fact Tarjet. Maybe Target?""",
            pack.at("a.drl", 4), pack.at("a.drl", 5), pack.at("b.drl", 4));
  }

  // ---- rules that fail while they run

  @Test
  void a_literal_that_cannot_be_converted_is_located() {
    writeRule("Assignment( threads == 'many' )", "");

    assertRefused(7, "rule \"Mine\" cannot evaluate threads == \"many\": \"many\" is no number.");
  }

  @Test
  void a_condition_that_fails_only_after_many_servers_is_located() {
    writeRule("Target( host.charAt( 3 ) == 't' )", "");
    Stream<Server> longNames =
        IntStream.range(0, 100).mapToObj(i -> Servers.target("target" + i, 1e6));
    Server shortName = Servers.target(".", 1e6);
    Network network =
        Servers.network(Stream.concat(longNames, Stream.of(shortName)).toArray(Server[]::new));

    assertRefused(
        network,
        7,
        "rule \"Mine\" cannot evaluate host.charAt( 3 ) == 't': "
            + "StringIndexOutOfBoundsException: ");
  }

  @Test
  void a_condition_that_fails_while_another_rule_fires_is_blamed_on_its_own_rule() {
    pack.write(
        "mine.drl",
        """
        rule "Innocent" agenda-group "boost" when then insert( new Warning( "" ) ); end
        rule "Mine" agenda-group "boost" when Warning( text.charAt( 3 ) == '.' ) then end
        """);

    assertRefused(5, "rule \"Mine\" cannot evaluate text.charAt( 3 ) == '.': ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "accumulate( Target( $host : host ); $sum : sum( $host ) )",
        "$target : Target() eval( $target.getHost().charAt( 99 ) == '.' )",
        "$target : Target() Character() from $target.getHost().charAt( 99 )",
        "eval( deep( 1 ) == 1 )"
      })
  void what_is_evaluated_outside_of_a_constraint_is_located(String condition) {
    pack.write("function.drl", "function int deep( int n ) { return deep( n + 1 ); }");
    writeRule(condition, "");

    assertRefused(4, "rule \"Mine\" failed: ");
  }

  @Test
  void an_exception_in_a_consequence_is_located() {
    writeRule("Assignment()", "throw new IllegalStateException( \"one\\ntwo\" );");

    assertRefused(9, "rule \"Mine\" failed: IllegalStateException: one two");
  }

  @ParameterizedTest
  @ValueSource(strings = {"throw new AssertionError();", "throw new StackOverflowError();"})
  void an_error_in_a_consequence_is_located(String consequence) {
    writeRule("Target( host == 'rich' )", consequence);

    assertRefused(9, "rule \"Mine\" failed: ");
  }

  @Test
  void an_endless_rule_is_stopped() {
    writeRule(
        "$loop : Assignment( $threads : threads )", "modify( $loop ) { setThreads( $threads ) }");

    assertRefused(4, "rule \"Mine\" fires without end; stopped after ");
  }

  @Test
  void of_rules_that_set_off_one_another_without_end_the_players_own_is_named() {
    pack.write(
        "mine.drl",
        """
        rule "Mine"
          agenda-group "coverage"
          salience 1
        when
          $cursor : Cursor( next == 3 )
          $runner : Runner( host == "runner" )
        then
          modify( $runner ) { take( -2 ) }
          modify( $cursor ) { setNext( 1 ) }
        end
        """);

    assertRefused(4, "rule \"Mine\" fires without end; stopped after ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rule \"Mine\" when then insert( new Warning( \"\" ) ); end",
        "rule 'Mine' when then insert( new Warning( \"\" ) ); end",
        "rule Mine when then insert( new Warning( \"\" ) ); end",
        "rule\t\"Mine\" when then insert( new Warning( \"\" ) ); end",
        "rule\n  \"Mine\" when then insert( new Warning( \"\" ) ); end",
        "function void help() {} rule \"Mine\" when then insert( new Warning( \"\" ) ); end",
      })
  void a_rule_is_located_however_it_is_written(String rule) {
    pack.write("mine.drl", "/*\nrule \"Mine\"\n*/\n" + rule);

    assertThat(pack.plan(NETWORK).firings())
        .extracting(firing -> firing.rule().located())
        .contains(pack.at("mine.drl", 7) + "rule \"Mine\"");
  }

  // ---- score models

  @Test
  void an_unknown_score_is_answered_with_those_the_rules_define() {
    writePoorestFirst();

    assertThatThrownBy(() -> pack.planner().plan(NETWORK, Choices.USUAL.withScore("best")))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "--score best is unknown. The loaded rules define: "
                + "growthWeighted, money, moneyChanceTime, moneyTime, poorest, prepAware.");
  }

  @Test
  void where_no_rule_defines_a_score_the_file_is_named_that_took_them_away() {
    pack.write("scoring.drl", "// nothing yet");

    assertThatThrownBy(() -> pack.plan(NETWORK))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "--score moneyChanceTime is unknown: no loaded rule defines a score. It is "
                + directory.resolve("scoring.drl")
                + " that replaces those of hgw.");
  }

  @Test
  void a_pack_can_add_a_score_model() {
    writePoorestFirst();

    Plan plan = pack.planner().plan(NETWORK, Choices.USUAL.withScore("poorest"));

    assertThat(plan.score()).isEqualTo("poorest");
    assertThat(plan.targets())
        .extracting(RankedTarget::host, RankedTarget::score)
        .containsExactly(tuple("poor", 1e-6), tuple("rich", 1e-9));
  }

  private void writePoorestFirst() {
    pack.write(
        "mine.drl",
        """
        rule "Score by poverty"
          agenda-group "scoring"
        when
          Settings( score == "poorest" )
          $target : Target( eligible )
        then
          modify( $target ) { setScore( 1 / $target.getMaxMoney() ) }
        end
        """);
  }

  /** Write a rule whose condition stands in line 7. */
  private void writeRule(String condition, String consequence) {
    pack.write(
        "mine.drl",
        """
        rule "Mine"
          agenda-group "boost"
        when
          %s
        then
          %s
        end
        """
            .formatted(condition, consequence));
  }

  private void assertRefused(int line, String complaint) {
    assertRefused(NETWORK, line, complaint);
  }

  private void assertRefused(Network network, int line, String complaint) {
    assertThatThrownBy(() -> pack.plan(network))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("%s%s", pack.at("mine.drl", line), complaint)
        .message()
        .hasLineCount(1);
  }
}
