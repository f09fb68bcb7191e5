package hgw.economy.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import hgw.economy.batch.Sizes.Given;
import org.junit.jupiter.api.Test;

class SizesTest {
  private static final Given SMALL =
      new Given(0.001, 0.3, 0.05, 10, 20_000, Sizes.earliness(50), 200, 64, 0.95, 1000);

  @Test
  void the_best_sizes_fit_in_the_ram_and_one_batch_more_does_not() {
    Sizes best = Sizes.best(SMALL);

    assertThat(ram(best, best.depth(), SMALL)).isLessThanOrEqualTo(SMALL.ram());
    assertThat(ram(best, best.depth() + 1, SMALL)).isGreaterThan(SMALL.ram());
  }

  private static double ram(Sizes sizes, int depth, Given given) {
    double period = sizes.periodMs() * sizes.depth() / depth;
    return Sizes.ramInFlight(
        sizes.hack(), sizes.grow(), sizes.weaken(), given.hackMs(), given.earlyMs(), period);
  }

  @Test
  void a_batch_grows_back_what_it_takes_and_a_little_more() {
    Sizes best = Sizes.best(SMALL);

    double mended = (1 - best.fraction()) * Math.exp(best.regrowth());
    assertThat(mended).isBetween(1.0, 1.01);
    assertThat(best.weaken() * 0.05)
        .isGreaterThanOrEqualTo(best.hack() * 0.002 + best.grow() * 0.004);
  }

  @Test
  void more_ram_never_takes_less() {
    double pace = 0;
    for (double ram = 20; ram < 1e6; ram *= 1.3) {
      Sizes best = Sizes.best(withRam(ram));
      double more = best == null ? 0 : best.fraction() / best.periodMs();
      assertThat(more).isGreaterThanOrEqualTo(pace * 0.999);
      pace = more;
    }
    assertThat(pace).isPositive();
  }

  @Test
  void nothing_fits_in_no_ram() {
    assertThat(Sizes.best(withRam(3))).isNull();
    assertThat(Sizes.growing(withRam(1.75))).isNull();
  }

  @Test
  void orders_cap_fraction_and_depth() {
    Given rich = new Given(0.001, 0.3, 0.05, 10, 20_000, 170, 1e7, 10_000, 0.02, 30);

    Sizes best = Sizes.best(rich);

    assertThat(best.fraction()).isLessThanOrEqualTo(0.02);
    assertThat(best.depth()).isEqualTo(30);
  }

  @Test
  void a_batch_without_a_hack_uses_what_ram_there_is() {
    Sizes growing = Sizes.growing(SMALL);

    assertThat(growing.hack()).isZero();
    assertThat(growing.grow()).isPositive();
    assertThat(ram(growing, growing.depth(), SMALL)).isLessThanOrEqualTo(SMALL.ram());
    assertThat(ram(growing, growing.depth(), SMALL)).isCloseTo(SMALL.ram(), withinPercentage(25));
  }

  private static Given withRam(double ram) {
    return new Given(0.001, 0.3, 0.05, 10, 20_000, Sizes.earliness(50), ram, 64, 0.95, 1000);
  }
}
