package hgw.game.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import hgw.game.Telemetry;
import hgw.hub.AccessKey;
import hgw.hub.Hub;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The decisions of the shipped loop, which runs alone on home. */
class LoopBrowserIT extends BrowserTest {
  private static final String FILE = "agent/hgw-loop.js";
  private static final double MAX_MONEY = 1_750_000;

  /** A thread steals this part of the money of {@link #world}'s target at minimum security. */
  private static final double PER_THREAD = 0.98 / 240;

  /** One target at minimum security, full of money. */
  private static World world() {
    World world = World.empty("2.6").speed(1000);
    world.server("home").with("maxRam", 8192);
    world
        .add("n00dles", 4, MAX_MONEY)
        .linked("home")
        .with("growth", 3000)
        .with("money", MAX_MONEY)
        .with("sec", 2);
    return world;
  }

  /** Open a game and run the loop in it. */
  private static GamePage run(World world, String line) {
    GamePage page = CHROMIUM.open(world);
    page.write("home", FILE, ShippedScript.LOOP.text());
    page.type(line);
    return page;
  }

  private static List<String> names(List<GamePage.Operation> operations) {
    return operations.stream().map(GamePage.Operation::op).toList();
  }

  @Test
  void weakens_first_while_security_is_above_what_is_tolerated() {
    // given
    World world = world();
    world.server("n00dles").with("sec", 5).with("money", 0.1 * MAX_MONEY);

    // when
    GamePage page = run(world, "run -t 20 agent/hgw-loop.js n00dles --epsilon 1");

    // then: 20 threads take 1 off, from 5 to 2 + 1
    assertThat(names(page.operations(3))).containsExactly("weaken", "weaken", "grow");
  }

  @Test
  void grows_while_there_is_less_money_than_wanted_then_hacks() {
    // given
    World world = world();
    world.server("n00dles").with("money", 0.1 * MAX_MONEY);

    // when
    GamePage page = run(world, "run -t 12 agent/hgw-loop.js n00dles --money 0.9");

    // then
    List<GamePage.Operation> operations = page.operations(3);
    assertThat(names(operations)).containsExactly("grow", "grow", "hack");
    assertThat(operations.get(0).money()).isLessThan(0.9 * MAX_MONEY);
    assertThat(operations.get(1).money()).isGreaterThanOrEqualTo(0.9 * MAX_MONEY);
  }

  @Test
  void takes_a_little_at_first_and_then_the_fraction_that_was_asked_for() {
    // when
    GamePage page = run(world(), "run -t 1000 agent/hgw-loop.js n00dles --hack 0.5 --epsilon 0");

    // then: it grows right after a hack that leaves too little, so that one weaken serves both
    List<GamePage.Operation> operations = page.operations(8);
    assertThat(names(operations))
        .containsExactly("hack", "weaken", "hack", "grow", "weaken", "hack", "grow", "weaken");
    assertThat(operations.get(0).threads()).isEqualTo(0.5 * 24);
    assertThat(operations.get(2).threads()).isEqualTo(Math.ceil(0.5 / PER_THREAD));
    assertThat(operations.get(5).result()).isEqualTo(0.5 * MAX_MONEY, within(0.01 * MAX_MONEY));
  }

  @Test
  void uses_all_its_threads_where_more_would_be_needed() {
    // when
    GamePage page = run(world(), "run -t 10 agent/hgw-loop.js n00dles --hack 0.5");

    // then
    assertThat(page.operations(4)).extracting(GamePage.Operation::threads).containsOnly(10.0);
    assertThat(page.crashes()).isEmpty();
  }

  @Test
  void learns_to_use_fewer_threads_when_all_of_them_take_too_much() {
    // given
    World world = world().hackingMoney(0.3 / PER_THREAD); // a thread takes 0.3 of the money

    // when
    GamePage page = run(world, "run -t 10 agent/hgw-loop.js n00dles --hack 0.5");

    // then
    await().until(() -> hacks(page).size() >= 4);
    assertThat(hacks(page).subList(0, 4)).containsExactly(10.0, 1.0, 2.0, 2.0);
  }

  private static List<Double> hacks(GamePage page) {
    return page.operations().stream()
        .filter(operation -> operation.op().equals("hack"))
        .map(GamePage.Operation::threads)
        .toList();
  }

  @Test
  void goes_on_after_a_hack_that_failed() {
    // when
    GamePage page = run(world().failingHacks(2), "run -t 100 agent/hgw-loop.js n00dles");

    // then
    List<GamePage.Operation> operations = page.operations(3);
    assertThat(names(operations)).containsExactly("hack", "hack", "hack");
    assertThat(operations).extracting(GamePage.Operation::threads).containsOnly(12.0);
    assertThat(page.log(FILE)).contains("hack    failed");
  }

  @Test
  void sleeps_while_the_level_is_too_low_and_says_so() {
    // given
    World world = world();
    world.server("n00dles").with("requiredLevel", 500);
    GamePage page = run(world.speed(1), "run -t 20 agent/hgw-loop.js n00dles");

    // when
    await().until(() -> page.sleeping() == 1);

    // then
    assertThat(page.calls("hack")).isEqualTo(1);
    assertThat(page.log(FILE))
        .isEqualTo(
            "waiting a minute: hack: Cannot hack the 'n00dles' server because your hacking skill is"
                + " not high enough");
  }

  @Test
  void works_when_the_level_is_high_enough_at_last() {
    // given
    World world = world();
    world.server("n00dles").with("requiredLevel", 500);
    GamePage page = run(world, "run -t 20 agent/hgw-loop.js n00dles");
    await().until(() -> page.log(FILE).contains("waiting a minute"));

    // when
    page.run("world.level = 1000");

    // then
    assertThat(names(page.operations(1))).containsExactly("hack");
  }

  @Test
  void looks_only_a_few_times_for_each_operation() {
    // when
    GamePage page = run(world(), "run -t 1000 agent/hgw-loop.js n00dles");
    page.operations(10);
    page.stop(page.loops().get(0));

    // then
    long operations = page.operations().size();
    assertThat(page.calls("getServerSecurityLevel")).isLessThanOrEqualTo(2 * operations + 2);
    assertThat(page.calls("getServerMoneyAvailable")).isLessThanOrEqualTo(2 * operations + 2);
  }

  @Test
  void works_alone_with_the_defaults_of_hgw() {
    // given
    World world = world();
    world.server("n00dles").with("sec", 2.9).with("money", 0.89 * MAX_MONEY);

    // when
    GamePage page = run(world, "run -t 20 agent/hgw-loop.js n00dles");

    // then: no weaken below 2 + 1, a grow below 0.9, a probe for 0.5
    List<GamePage.Operation> operations = page.operations(2);
    assertThat(names(operations)).containsExactly("grow", "hack");
    assertThat(operations.get(1).threads()).isEqualTo(0.5 * 24);
  }

  @Test
  void says_how_it_is_used_when_no_target_is_named() {
    // when
    GamePage page = run(world(), "run agent/hgw-loop.js");
    await().until(() -> page.loops().isEmpty());

    // then
    assertThat(page.terminal())
        .contains("usage: run agent/hgw-loop.js SERVER --money 0.9 --hack 0.5 --epsilon 1");
    assertThat(page.crashes()).isEmpty();
  }

  @Test
  void ends_quietly_when_it_is_killed() {
    // given
    GamePage page = run(world(), "run -t 20 agent/hgw-loop.js n00dles");
    page.operations(1);

    // when
    page.stop(page.loops().get(0));

    // then
    assertThat(page.loops()).isEmpty();
    assertThat(page.crashes()).isEmpty();
  }

  @Test
  void what_it_steals_is_told_to_hgw() {
    // given
    GamePage page = run(world(), "run -t 1000 agent/hgw-loop.js n00dles");
    page.operations(6);
    page.stop(page.loops().get(0));
    AccessKey key = AccessKey.load(state.resolve("key"));

    LiveGame game = new LiveGame();
    try (Hub hub = Hub.start(0, key, Set.of(), List.of(game.mount()))) {
      page.type(LiveGame.terminalLines(hub));
      await().until(game::connected);

      // when
      Telemetry telemetry = game.telemetry();

      // then
      double stolen =
          page.operations().stream()
              .filter(operation -> operation.op().equals("hack"))
              .mapToDouble(GamePage.Operation::result)
              .sum();
      assertThat(telemetry.earned()).containsOnlyKeys("n00dles");
      assertThat(telemetry.total()).isEqualTo(stolen, within(1e-3));
      assertThat(telemetry.cash()).isEqualTo(page.cash());
      assertThat(game.telemetry().total()).isZero();
    }
  }
}
