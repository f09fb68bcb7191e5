package hgw.economy;

import static org.assertj.core.api.Assertions.assertThat;

import hgw.network.Player;
import hgw.network.Server;
import hgw.network.ServerBuilder;
import hgw.network.Servers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopThreadsTest {
  /**
   * By hand, for a server of minimum security 4 and maximum money 1e6: a thread steals 0.96 / 240 =
   * 0.004, and k is 0.00349388925425578 * growth / 100.
   */
  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          case                                     , hack , growth, money  , sec  , threads
          steal: 0.099 / 0.004 = 24.75             , 0.099, 3000  , 1e6    , 4    , 25
          regrow: ln(1 / 0.9) / k = 30.16          , 0.1  , 100   , 1e6    , 4    , 31
          grow now: ln(e) / k = 286.21             , 0.099, 100   , 367879 , 4    , 287
          weaken now: 10.01 / 0.05 = 200.2         , 0.099, 3000  , 1e6    , 14.01, 201
          a hack of 0.99: 0.99 / 0.004 = 247.5     , 0.99 , 3000  , 1e6    , 4    , 248
          a hack of all counts as 0.99             , 1    , 3000  , 1e6    , 4    , 248
          no hack and nothing to prepare           , 0    , 100   , 1e6    , 4    , 0
          no money counts as 1: ln(1e6) / k        , 0.099, 100   , 0      , 4    , 3955
          money of 1                               , 0.099, 100   , 1      , 4    , 3955
          more money than the maximum              , 0.099, 3000  , 2e6    , 4    , 25
          security below the minimum               , 0.099, 3000  , 1e6    , 1    , 25
          without growth nothing regrows           , 0.099, 0     , 1e6    , 4    , 9223372036854775807
          without growth nothing grows             , 0    , 0     , 999999 , 4    , 9223372036854775807
          without growth and with nothing to grow  , 0    , 0     , 1e6    , 4    , 0
          """)
  void useful_threads_are_what_the_neediest_operation_can_use(
      String name, double hack, double growth, double money, double sec, long threads) {
    Server target = target().growth(growth).money(money).sec(sec).build();

    assertThat(LoopThreads.usefulThreads(new Player(100), target, hack)).isEqualTo(threads);
  }

  /** 0.099 / (1.3 * 0.004) = 19.04, and ln(1 / 0.9) / (2 * k) = 15.08. */
  @Test
  void useful_threads_depend_on_the_multipliers() {
    Player thief = new Player(100, 0, Map.of("hacking_money", 1.3));
    Player grower = new Player(100, 0, Map.of("hacking_grow", 2.0, "hacking_money", 9.0));

    assertThat(LoopThreads.usefulThreads(thief, target().growth(3000).build(), 0.099))
        .isEqualTo(20);
    assertThat(LoopThreads.usefulThreads(grower, target().growth(100).build(), 0.1)).isEqualTo(16);
  }

  /** (100 - 4) / 100 * (100 - 75) / 100 / 240 = 0.001, and 0.0995 / 0.001 = 99.5. */
  @Test
  void useful_threads_depend_on_the_level_that_the_server_needs() {
    Server target = target().growth(3000).requiredLevel(76).build();

    assertThat(LoopThreads.usefulThreads(new Player(100), target, 0.0995)).isEqualTo(100);
  }

  @Test
  void no_number_of_threads_is_enough_where_a_thread_steals_nothing() {
    Server target = target().growth(3000).requiredLevel(101).build();

    assertThat(LoopThreads.usefulThreads(new Player(100), target, 0.1)).isEqualTo(Long.MAX_VALUE);
  }

  private static ServerBuilder target() {
    return Servers.server("target").minSec(4).sec(4).maxMoney(1e6).money(1e6);
  }
}
