package hgw.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hgw.game.Orders;
import hgw.network.Network;
import hgw.network.RunningScript;
import hgw.network.Server;
import hgw.network.Servers;
import hgw.planner.Plan.PlannedLoop;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds what a rule can decide beside the shipped policy, each decision with a rule of its own. */
class PolicyTest {
  private static final Server SMALL = Servers.runner("small", 2);
  private static final Server MIDDLE = Servers.runner("middle", 5);
  private static final Server BIG = Servers.runner("big", 50);
  private static final Server RICH = Servers.target("rich", 3e9);
  private static final Server FAIR = Servers.target("fair", 2e9);
  private static final Server POOR = Servers.target("poor", 1e9);
  private static final Network NETWORK = Servers.network(SMALL, MIDDLE, BIG, RICH, FAIR, POOR);

  private TestPack pack;

  @BeforeEach
  void givenAPackOfAPlayersOwn(@TempDir Path directory) {
    pack = new TestPack(directory);
  }

  @Test
  void useful_threads_can_be_set() {
    pack.write(
        "useful.drl",
        """
        rule "A target uses seven threads"
          agenda-group "scoring"
        when
          $target : Target( eligible, usefulThreads != 7 )
        then
          modify( $target ) { setUsefulThreads( 7 ) }
        end
        """);

    Plan plan = pack.plan(NETWORK);

    assertThat(plan.targets()).extracting(Plan.RankedTarget::usefulThreads).containsOnly(7L);
    assertThat(plan.loops())
        .filteredOn(loop -> !loop.target().equals("rich")) // the best gets what is left, too
        .extracting(PlannedLoop::threads)
        .containsOnly(7L);
  }

  @Test
  void a_pool_offers_the_smallest_runner_with_as_many_threads_as_wanted() {
    pack.write(
        "coverage.drl",
        COVERAGE.formatted(
            "$pool : RunnerPool( filled, smallest( 3 ) != null )\n"
                + "  $runner : Runner( this == $pool.smallest( 3 ) )"));

    assertThat(pack.plan(NETWORK).loops())
        .extracting(PlannedLoop::runner)
        .containsExactly("middle", "middle", "middle"); // 5, 4, 3 threads left
  }

  @Test
  void a_pool_offers_the_runner_with_the_fewest_targets() {
    pack.write("coverage.drl", COVERAGE.formatted("RunnerPool( $runner : fewestTargets != null )"));

    assertThat(pack.plan(NETWORK).loops())
        .extracting(PlannedLoop::runner)
        .containsExactly("big", "middle", "small");
  }

  @Test
  void a_pool_notices_threads_that_are_taken_from_a_runner_by_itself() {
    pack.write("coverage.drl", COVERAGE.formatted("RunnerPool( $runner : emptiest != null )"));
    Network network = Servers.network(SMALL, RICH, FAIR, POOR);

    assertThat(pack.plan(network).loops())
        .as("after two threads the pool is empty: no rule said so")
        .hasSize(2);
  }

  @Test
  void a_runner_knows_how_many_targets_it_has() {
    pack.write(
        "coverage.drl",
        COVERAGE.formatted("RunnerPool( filled )\n  $runner : Runner( eligible, targets < 1 )"));

    assertThat(pack.plan(NETWORK).loops())
        .extracting(PlannedLoop::runner)
        .containsExactlyInAnyOrder("big", "middle", "small");
  }

  @Test
  void scripts_can_be_spared_without_reserving_ram_by_hand_and_killed_although_ram_is_reserved() {
    RunningScript mine = new RunningScript("mine.js", 2, List.of(), 1, 2.4);
    Network network =
        Servers.network(
            SMALL.withRunning(List.of(mine), 4.8),
            MIDDLE.withRunning(List.of(mine), 4.8),
            BIG.withRunning(List.of(mine), 4.8),
            RICH);
    pack.write(
        "spare.drl",
        """
        rule "Scripts on middle stay"
          agenda-group "eligibility"
        when
          $runner : Runner( host == "middle", !scriptsStay )
        then
          modify( $runner ) { setScriptsStay( true ) }
        end

        rule "Keep room on big, and wipe it all the same"
          agenda-group "eligibility"
        when
          $runner : Runner( host == "big", reservedRam < 24 )
        then
          modify( $runner ) { setReservedRam( 24 ), setScriptsStay( false ) }
        end
        """);

    Plan plan = pack.plan(network);

    assertThat(Orders.of(plan, network).wipe()).containsExactly("small", "big");
    assertThat(plan.runners())
        .extracting(Plan.RunnerUse::host, Plan.RunnerUse::threads)
        .containsExactly(tuple("big", 40L), tuple("middle", 3L), tuple("small", 2L));
  }

  @Test
  void the_horizon_can_be_set_and_the_prediction_follows() {
    pack.write(
        "horizon.drl",
        """
        rule "Look eight hours ahead"
          agenda-group "eligibility"
        when
          $settings : Settings( horizon != 8 )
        then
          modify( $settings ) { setHorizon( 8 ) }
        end
        """);

    Plan plan = pack.plan(NETWORK);

    assertThat(plan.terms().horizon()).isEqualTo(8);
  }

  @Test
  void a_pack_can_restart_only_what_changes_but_the_player_has_the_last_word() {
    pack.write(
        "restart.drl",
        """
        rule "Restart only what changes, unless the player said"
          agenda-group "eligibility"
        when
          $settings : Settings( !restartChanged, !restartGiven )
        then
          modify( $settings ) { setRestartChanged( true ) }
        end
        """);
    Planner planner = pack.planner();

    assertThat(planner.plan(NETWORK, Choices.USUAL).terms())
        .extracting(Plan.Terms::restartChanged, Plan.Terms::wipeEveryMs)
        .containsExactly(true, Double.POSITIVE_INFINITY);
    assertThat(
            planner
                .plan(NETWORK, Choices.USUAL.withRestart(Choices.Restart.ALL))
                .terms()
                .restartChanged())
        .isFalse();
  }

  /** A coverage that takes the runner from the condition given. */
  private static final String COVERAGE =
      """
      rule "Gather the runners"
        agenda-group "coverage"
      when
        $pool : RunnerPool( !filled )
        accumulate( $runner : Runner( eligible ); $runners : collectList( $runner ) )
      then
        modify( $pool ) { fill( $runners ) }
      end

      rule "Cover the next target"
        agenda-group "coverage"
      when
        $cursor : Cursor( $next : next )
        $target : Target( rank == $next )
        %s
      then
        insert( new Assignment( $target, $runner, 1 ) );
        modify( $runner ) { take( 1 ) }
        modify( $cursor ) { setNext( $next + 1 ) }
      end
      """;
}
