package hgw.economy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import hgw.economy.Operation.Kind;
import hgw.network.Formulas;
import hgw.network.Player;
import hgw.network.ServerBuilder;
import hgw.network.Servers;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Holds what operations do to a target against the game: results measured, and its source. */
class TargetStateTest {
  private static final Percentage A_BILLIONTH = withinPercentage(1e-7);
  private static final Offset<Double> EXACTLY = within(1e-9);
  private static final Offset<Double> MS = within(3.0);
  private static final Player PLAYER = new Player(277);

  /**
   * Measured in the game (2.6.1; 2.7.1 the same): one operation after the other on n00dles, at
   * level 277. Times are those of the virtual clock of its page.
   */
  @Test
  void operations_do_what_they_did_in_the_game() {
    TargetState n00dles =
        new TargetState(
            Servers.server("n00dles")
                .maxMoney(1.75e6)
                .money(70_000)
                .minSec(1)
                .sec(1)
                .growth(3000)
                .build());

    assertThat(n00dles.duration(PLAYER, Kind.HACK)).isCloseTo(7684.6, MS);
    assertThat(n00dles.hack(PLAYER, 3, 1)).isCloseTo(866.25, A_BILLIONTH);
    assertThatTargetHas(n00dles, 69133.75, 1.006);

    assertThat(n00dles.duration(PLAYER, Kind.GROW)).isCloseTo(24589, MS);
    n00dles.grow(PLAYER, 5);
    assertThatTargetHas(n00dles, 116769.13066475219, 1.026);

    assertThat(n00dles.hack(PLAYER, 5, 1)).isCloseTo(2407.7308205027466, A_BILLIONTH);
    assertThatTargetHas(n00dles, 114361.39984424943, 1.036);

    n00dles.grow(PLAYER, 5);
    assertThatTargetHas(n00dles, 193154.56364297093, 1.056);

    assertThat(n00dles.duration(PLAYER, Kind.WEAKEN)).isCloseTo(30743.8, MS);
    n00dles.weaken(PLAYER, 2);
    assertThatTargetHas(n00dles, 193154.56364297093, 1);
  }

  private static void assertThatTargetHas(TargetState target, double money, double sec) {
    assertThat(target.money()).isCloseTo(money, A_BILLIONTH);
    assertThat(target.sec()).isCloseTo(sec, A_BILLIONTH);
  }

  @Test
  void a_hack_raises_security_for_no_more_threads_than_take_all() {
    TargetState target = new TargetState(target().build());
    double perThread = Formulas.stolenPerThread(PLAYER, 10, 1);

    double stolen = target.hack(PLAYER, 100_000, 1);

    assertThat(stolen).isEqualTo(1e6);
    assertThat(target.money()).isZero();
    assertThat(target.sec()).isCloseTo(10 + 0.002 * Math.ceil(1 / perThread), EXACTLY);
  }

  @Test
  void a_hack_that_takes_nothing_raises_security_all_the_same() {
    TargetState target = new TargetState(target().money(0).build());

    assertThat(target.hack(PLAYER, 7, 1)).isZero();
    assertThat(target.sec()).isCloseTo(10.014, EXACTLY);
  }

  @Test
  void the_expectation_of_a_hack_is_a_part_of_its_effect() {
    TargetState sure = new TargetState(target().build());
    TargetState half = new TargetState(target().build());

    double all = sure.hack(PLAYER, 20, 1);

    assertThat(half.hack(PLAYER, 20, 0.5)).isCloseTo(all / 2, A_BILLIONTH);
    assertThat(half.money()).isCloseTo(1e6 - all / 2, A_BILLIONTH);
    assertThat(half.sec()).isCloseTo(10.02, EXACTLY);
  }

  @Test
  void a_grow_raises_security_for_the_threads_that_were_needed_alone() {
    TargetState target = new TargetState(target().money(990_000).build());
    long needed = Formulas.growThreads(990_000, 1e6, Formulas.growthLog(PLAYER, 10, 50));

    target.grow(PLAYER, 100_000);

    assertThat(needed).isBetween(2L, 20L);
    assertThat(target.money()).isEqualTo(1e6);
    assertThat(target.sec()).isCloseTo(10 + 0.004 * needed, EXACTLY);
  }

  @Test
  void a_grow_of_a_full_target_changes_nothing() {
    TargetState target = new TargetState(target().build());

    target.grow(PLAYER, 1000);

    assertThatTargetHas(target, 1e6, 10);
  }

  @Test
  void a_grow_brings_money_to_an_empty_target() {
    TargetState target = new TargetState(target().money(0).build());
    double k = Formulas.growthLog(PLAYER, 10, 50);

    target.grow(PLAYER, 100);

    assertThatTargetHas(target, 100 * Math.exp(100 * k), 10.4);
  }

  @Test
  void nothing_falls_below_the_minimum_security() {
    TargetState target = new TargetState(target().sec(10).minSec(4).build());

    target.weaken(PLAYER, 100);
    assertThat(target.sec()).isCloseTo(5, EXACTLY);
    target.weaken(PLAYER, 100);
    assertThat(target.sec()).isEqualTo(4);
  }

  @Test
  void nothing_rises_above_a_security_of_100() {
    TargetState target = new TargetState(target().sec(99.99).money(1).build());

    target.grow(PLAYER, 100);
    assertThat(target.sec()).isEqualTo(100);
    target.hack(PLAYER, 100, 1);
    assertThat(target.sec()).isEqualTo(100);
  }

  @Test
  void at_a_security_of_100_no_hack_succeeds() {
    TargetState target = new TargetState(target().sec(100).build());

    assertThat(target.hackChance(PLAYER)).isZero();
    assertThat(target.hack(PLAYER, 10, 1)).isZero();
  }

  @Test
  void multipliers_make_hacks_and_grows_stronger() {
    Player strong = new Player(277, 0, Map.of("hacking_money", 2.0, "hacking_grow", 3.0));
    TargetState plain = new TargetState(target().money(1000).build());
    TargetState target = new TargetState(target().money(1000).build());

    assertThat(target.hack(strong, 3, 1)).isCloseTo(2 * plain.hack(PLAYER, 3, 1), A_BILLIONTH);
    TargetState grown = new TargetState(target().money(1000).build());
    grown.grow(strong, 10);
    assertThat(grown.money())
        .isCloseTo(1010 * Math.exp(30 * Formulas.growthLog(PLAYER, 10, 50)), A_BILLIONTH);
  }

  private static ServerBuilder target() {
    return Servers.server("target").maxMoney(1e6).money(1e6).minSec(4).sec(10).growth(50);
  }
}
