package hgw.game.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Time as hgw counts it. */
class SteadyClockTest {
  private long monotonic = 100;
  private long wall = 1_000_000;
  private final SteadyClock clock = new SteadyClock(() -> monotonic, () -> wall);

  private long after(long monotonicMs, long wallMs) {
    monotonic += monotonicMs;
    wall += wallMs;
    return clock.now();
  }

  @Test
  void goes_with_the_clocks() {
    assertThat(after(10, 10)).isEqualTo(10);
    assertThat(after(5, 5)).isEqualTo(15);
  }

  @Test
  void goes_on_while_the_machine_sleeps() {
    assertThat(after(10, 3_600_000)).isEqualTo(3_600_000);
  }

  @Test
  void does_not_go_back_when_the_wall_clock_is_set_back() {
    assertThat(after(10, 10)).isEqualTo(10);
    assertThat(after(20, -3_600_000)).isEqualTo(30);
    assertThat(after(5, 5)).isEqualTo(35);
  }
}
