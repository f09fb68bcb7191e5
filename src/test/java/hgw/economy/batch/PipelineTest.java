package hgw.economy.batch;

import static org.assertj.core.api.Assertions.assertThat;

import hgw.economy.Operation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PipelineTest {
  private static final double MAX = 1e9;

  /** What it remembers is what one would work out anew, whatever happens to its batches. */
  @Test
  void the_money_foreseen_follows_from_every_batch() {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      Pipeline pipeline = new Pipeline(MAX);
      List<Batch> all = new ArrayList<>();
      double now = 0;
      double next = 1000;
      double theft = 1e-4;
      for (int step = 0; step < 300; step++) {
        switch (random.nextInt(8)) {
          case 0, 1, 2 -> {
            double log = random.nextBoolean() ? 0.3 : 0.1;
            Batch batch = new Batch(next, 10, 2000, 100 + random.nextInt(9), 30, log);
            pipeline.add(batch);
            all.add(batch);
            next += 60;
          }
          case 3 -> {
            if (!all.isEmpty()) {
              Batch batch = all.get(random.nextInt(all.size()));
              batch.setHackThreads(random.nextInt(3000));
              batch.begin(Kind.HACK);
              pipeline.changed(batch);
            }
          }
          case 4 -> {
            if (!all.isEmpty() && random.nextInt(4) == 0) {
              pipeline.lose(all.get(random.nextInt(all.size())));
            }
          }
          case 5 -> {
            now += random.nextInt(200);
            double until = now;
            if (!all.isEmpty() && random.nextBoolean()) {
              all.get(random.nextInt(all.size())).fly(random.nextInt(3) - 1);
            }
            all.removeIf(batch -> batch.over(until));
            pipeline.tidy(until);
          }
          case 6 -> theft = random.nextInt(5) == 0 ? theft * 1.001 : theft;
          default -> {
            double money = MAX * (random.nextBoolean() ? 1 : random.nextDouble());
            int end = random.nextInt(all.size() + 1);
            double expected = money;
            for (Batch batch : all.subList(0, end)) {
              expected = batch.after(expected, theft, MAX);
            }
            double foreseen =
                end == all.size()
                    ? pipeline.foresee(money, theft)
                    : pipeline.foreseeBefore(all.get(end), money, theft);
            assertThat(foreseen).as("seed %d, step %d", seed, step).isEqualTo(expected);
          }
        }
      }
    }
  }

  @Test
  void a_moment_is_safe_before_a_landing_and_after_it() {
    Pipeline pipeline = new Pipeline(MAX);
    pipeline.add(new Batch(1000, 10, 1, 1, 1, 0));
    pipeline.add(new Batch(1100, 10, 1, 1, 1, 0));

    assertThat(pipeline.safeBefore(900, 0)).isEqualTo(900);
    assertThat(pipeline.safeBefore(980, 0)).isEqualTo(975);
    assertThat(pipeline.safeBefore(1000, 0)).isEqualTo(975);
    assertThat(pipeline.safeBefore(1001, 0)).isEqualTo(1001);
    assertThat(pipeline.safeBefore(1090, 0)).isEqualTo(1075);
    assertThat(pipeline.safeBefore(1200, 0)).isEqualTo(1200);
    assertThat(pipeline.safeBefore(980, 1050)).as("that landing is over").isEqualTo(980);
  }

  @Test
  void what_all_batches_hold_at_once_has_to_fit() {
    Pipeline pipeline = new Pipeline(MAX);
    pipeline.add(new Batch(50_000, 10, 10, 20, 2, 0.1));
    Batch soon = new Batch(51_000, 10, 10, 20, 2, 0.1);
    Batch late = new Batch(85_000, 10, 10, 20, 2, 0.1);

    double both = 2 * 32 * 1.75;
    assertThat(pipeline.fits(soon, 10_000, 100, both)).isTrue();
    assertThat(pipeline.fits(soon, 10_000, 100, both - 1)).isFalse();
    assertThat(pipeline.fits(late, 10_000, 100, both - 30 * 1.75))
        .as("only weakens at once")
        .isTrue();
  }
}
