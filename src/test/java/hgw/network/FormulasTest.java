package hgw.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the formulas against what the real game answers, and useful threads against arithmetic. */
class FormulasTest {
  private static final Percentage A_BILLIONTH = withinPercentage(1e-7);

  /** Measured in the game (2.6.1) with two saves; growThreads is what doubles the money. */
  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          level, host, sec, required, rooted, growth, chance, time, stolen, growThreads
          117, n00dles, 1, 1, true, 3000, 0.9851648351648352, 15044.910179640718, 0.004125, 6.612947445463989
          117, harakiri-sushi, 15, 40, true, 40, 0.683943833943834, 59880.239520958086, 0.002361111111111111, 867.3001211527522
          117, iron-gym, 30, 100, true, 20, 0.35811965811965807, 239520.95808383235, 0.0004487179487179487, 3467.468482084115
          117, silver-helix, 30, 150, false, 30, 0, 351796.4071856287, 0, 2311.645654722744
          117, phantasy, 20, 100, false, 35, 0, 164670.65868263473, 0.0005128205128205128, 1321.270306814572
          498, omega-net, 32, 182, true, 30, 0.537991967871486, 137408.7591240876, 0.0018035475234270417, 2465.678373536001
          498, rho-construction, 53, 494, true, 48, 0.2035857716580608, 601779.1970802919, 1.9661981258366798e-05, 2551.8886664440524
          498, univ-energy, 89, 871, true, 87, 6.310958118187034e-05, 1772787.4087591239, 0, 2364.003666418742
          498, ecorp, 99, 1156, true, 99, 0, 2615054.744525547, 0, 2310.8406585222565
          """)
  void the_formulas_agree_with_the_game(
      int level,
      String host,
      double sec,
      int required,
      boolean rooted,
      double growth,
      double chance,
      double time,
      double stolen,
      double growThreads) {
    Player player = new Player(level);

    assertThat(Formulas.hackChance(player, sec, required, rooted)).isCloseTo(chance, A_BILLIONTH);
    assertThat(Formulas.hackTime(player, sec, required)).isCloseTo(time, A_BILLIONTH);
    assertThat(Formulas.stolenPerThread(player, sec, required)).isCloseTo(stolen, A_BILLIONTH);
    assertThat(Math.log(2) / Formulas.growthLog(player, sec, growth))
        .isCloseTo(growThreads, A_BILLIONTH);
  }

  @Test
  void each_formula_uses_its_multiplier() {
    Player plain = new Player(100);
    Player boosted =
        new Player(
            100,
            0,
            Map.of(
                "hacking_chance", 1.1,
                "hacking_speed", 1.2,
                "hacking_money", 1.3,
                "hacking_grow", 1.4));

    assertThat(Formulas.hackChance(boosted, 50, 10, true))
        .isCloseTo(1.1 * Formulas.hackChance(plain, 50, 10, true), A_BILLIONTH);
    assertThat(Formulas.hackTime(boosted, 50, 10))
        .isCloseTo(Formulas.hackTime(plain, 50, 10) / 1.2, A_BILLIONTH);
    assertThat(Formulas.stolenPerThread(boosted, 50, 10))
        .isCloseTo(1.3 * Formulas.stolenPerThread(plain, 50, 10), A_BILLIONTH);
    assertThat(Formulas.growthLog(boosted, 50, 10))
        .isCloseTo(1.4 * Formulas.growthLog(plain, 50, 10), A_BILLIONTH);
  }

  /** 243 ^ 0.8 is 81, so that intelligence makes the factor 1 + 81 / 600. */
  @Test
  void intelligence_makes_hacks_faster_and_surer() {
    Player dull = new Player(100);
    Player clever = new Player(100, 243, Map.of());

    assertThat(Formulas.hackChance(clever, 50, 10, true))
        .isCloseTo(1.135 * Formulas.hackChance(dull, 50, 10, true), A_BILLIONTH);
    assertThat(Formulas.hackTime(clever, 50, 10))
        .isCloseTo(Formulas.hackTime(dull, 50, 10) / 1.135, A_BILLIONTH);
  }

  @Test
  void chance_and_stolen_money_stay_within_0_and_1() {
    Player mighty = new Player(3000, 0, Map.of("hacking_chance", 9.0, "hacking_money", 900.0));

    assertThat(Formulas.hackChance(mighty, 1, 1, true)).isEqualTo(1);
    assertThat(Formulas.stolenPerThread(mighty, 1, 1)).isEqualTo(1);
    assertThat(Formulas.hackChance(mighty, 100, 1, true)).isZero();
    assertThat(Formulas.stolenPerThread(mighty, 100, 1)).isZero();
  }

  /** Hacks, grows and weakens of n00dles, measured in the game (2.6.1 and 2.7.1) at level 277. */
  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          sec  , chance            , stolen
          1    , 0.9879577101598762, 0.004125
          1.006, 0.9878978339350181, 0.00412475
          1.026, 0.9876982465188242, 0.004123916666666667
          1.036, 0.9875984527108271, 0.0041234999999999996
          1.056, 0.9873988653945333, 0.004122666666666667
          """)
  void security_makes_hacks_less_sure_and_poorer_as_in_the_game(
      double sec, double chance, double stolen) {
    Player player = new Player(277);

    assertThat(Formulas.hackChance(player, sec, 1, true)).isCloseTo(chance, A_BILLIONTH);
    assertThat(Formulas.stolenPerThread(player, sec, 1)).isCloseTo(stolen, A_BILLIONTH);
  }

  /** Two grows of n00dles with five threads, measured in the game; all five were needed. */
  @ParameterizedTest
  @CsvSource({
    "1.006, 69133.75, 116769.13066475219",
    "1.036, 114361.39984424943, 193154.56364297093"
  })
  void a_grow_needs_the_threads_that_it_had_in_the_game(double sec, double from, double to) {
    double k = Formulas.growthLog(new Player(277), sec, 3000);

    assertThat(Formulas.growThreads(from, to, k)).isEqualTo(5);
    assertThat(Formulas.growThreads(from, to * 1.001, k)).isEqualTo(6);
  }

  @Test
  void growing_to_less_needs_no_threads() {
    assertThat(Formulas.growThreads(1e6, 1e6, 0.001)).isZero();
    assertThat(Formulas.growThreads(1e6, 1e5, 0.001)).isZero();
  }

  /** An empty server grows by its threads first: (0 + t) * exp(k * t). */
  @Test
  void growing_an_empty_server_needs_a_number_of_threads() {
    double k = Formulas.growthLog(new Player(100), 1, 20);

    long threads = Formulas.growThreads(0, 1e6, k);

    assertThat(threads * Math.exp(k * threads)).isGreaterThanOrEqualTo(1e6);
    assertThat((threads - 1) * Math.exp(k * (threads - 1))).isLessThan(1e6);
  }

  @Test
  void grow_threads_are_the_fewest_that_grow_enough() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      double to = Math.pow(10, 3 + 9 * random.nextDouble());
      double from = to * Math.pow(10, -6 * random.nextDouble());
      double k = Math.pow(10, -5 + 4 * random.nextDouble());

      long threads = Formulas.growThreads(from, to, k);

      assertThat(grown(from, threads, k)).as("seed 1, case %d", i).isGreaterThan(to * (1 - 1e-5));
      assertThat(grown(from, threads - 1, k)).as("seed 1, case %d", i).isLessThan(to);
    }
  }

  private static double grown(double from, long threads, double k) {
    return (from + threads) * Math.exp(k * threads);
  }

  /** 3 threads of a hack brought 9.9, 5 of a grow 16.5, 2 of a weaken 6.6: measured in the game. */
  @Test
  void a_thread_on_n00dles_brings_the_experience_that_it_brought_in_the_game() {
    assertThat(Formulas.experiencePerThread(new Player(277), 1)).isCloseTo(3.3, A_BILLIONTH);
  }

  @Test
  void experience_has_its_multiplier() {
    Player learner = new Player(277, 0, Map.of("hacking_exp", 2.0));

    assertThat(Formulas.experiencePerThread(learner, 10)).isCloseTo(12, A_BILLIONTH);
  }

  /** From four saves of the game. */
  @ParameterizedTest
  @CsvSource({"200, 11", "20000, 117", "3e6, 277", "3e9, 498", "0, 1"})
  void the_level_of_an_amount_of_experience_is_that_of_the_game(double experience, int level) {
    assertThat(Formulas.level(new Player(1), experience)).isEqualTo(level);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1.37, 3})
  void a_level_begins_with_its_least_experience(double multiplier) {
    Player player = new Player(1, 0, Map.of("hacking", multiplier));
    for (int level = 30; level < 1000; level++) {
      double least = Formulas.experience(player, level);

      assertThat(Formulas.level(player, least + 1e-6 * least)).isEqualTo(level);
      assertThat(Formulas.level(player, least - 1e-6 * least)).isEqualTo(level - 1);
    }
  }
}
