package hgw.economy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hgw.game.live.Chromium;
import hgw.network.Player;
import hgw.network.Server;
import hgw.network.Servers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Holds {@link Loop} against {@code hgw-loop.js}: both decide the same, step for step. */
class LoopSideBySideIT {
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  private static final int MAX_THREADS = 5000;
  private static final int PER_PAGE = 500;
  private static final int STEPS = 40;
  private static final double[] MONEY = {0, 0.3, 0.9, 0.97, 1};
  private static final double[] HACK = {0, 0.02, 0.1, 0.5, 0.97, 0.99, 1};
  private static final double[] EPSILON = {0, 0.3, 1, 6};

  /** What {@link Loop} did in a world: what it saw before each step and after the last. */
  record Course(
      long seed,
      long threads,
      double money,
      double hack,
      double epsilon,
      double minSec,
      double maxMoney,
      List<State> states,
      List<Step> steps) {}

  /** What a loop sees of its target. */
  record State(double money, double sec) {}

  /** An operation that {@link Loop} decided on, and the dollars that it brought. */
  record Step(String op, long threads, double stolen) {}

  @Test
  void the_script_decides_as_its_description_does() throws IOException {
    long refused = 0;
    for (int first = 1; first <= MAX_THREADS; first += PER_PAGE) {
      List<Course> courses = new ArrayList<>();
      for (int threads = first; threads < first + PER_PAGE; threads++) {
        courses.add(course(threads));
      }

      Map<?, ?> followed = follow(courses);

      assertThat(followed.get("difference")).isEqualTo("");
      refused += (long) followed.get("refused");
    }
    assertThat(refused).as("hacks with more threads than there are").isPositive();
  }

  @Test
  void the_worlds_have_what_a_loop_can_meet() {
    List<Course> courses = new ArrayList<>();
    for (int threads = 1; threads <= MAX_THREADS; threads++) {
      courses.add(course(threads));
    }

    assertThat(courses)
        .extracting(course -> List.of(course.money, course.hack, course.epsilon))
        .as("parameter combinations")
        .hasSize(MAX_THREADS)
        .satisfies(
            all ->
                assertThat(all.stream().distinct())
                    .hasSize(MONEY.length * HACK.length * EPSILON.length));
    assertThat(courses).anyMatch(course -> firstHackTakes(course) > course.hack);
    assertThat(courses).anyMatch(course -> firstHackTakes(course) < course.hack / 2);
    assertThat(courses)
        .flatExtracting(Course::steps)
        .anyMatch(step -> step.op.equals("hack") && step.stolen == 0)
        .anyMatch(step -> step.op.equals("grow"))
        .anyMatch(step -> step.op.equals("weaken"));
  }

  /** The fraction that the first hack takes which succeeds, NaN if none does. */
  private static double firstHackTakes(Course course) {
    for (int i = 0; i < STEPS; i++) {
      if (course.steps.get(i).stolen > 0) {
        return course.steps.get(i).stolen / course.states.get(i).money;
      }
    }
    return Double.NaN;
  }

  private static Map<?, ?> follow(List<Course> courses) throws IOException {
    return (Map<?, ?>)
        CHROMIUM.run(text("/browser/follow.js"), text("/agent/hgw-loop.js"), json(courses));
  }

  private static String json(List<Course> courses) throws JsonProcessingException {
    return new JsonMapper().writeValueAsString(courses);
  }

  private static String text(String resource) throws IOException {
    try (InputStream in = LoopSideBySideIT.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Let {@link Loop} work with that many threads, in a world that chance makes of their number. */
  private static Course course(long threads) {
    Random random = new Random(threads);
    int combination = (int) threads;
    double money = MONEY[combination % MONEY.length];
    double hack = HACK[combination / MONEY.length % HACK.length];
    double epsilon = EPSILON[combination / MONEY.length / HACK.length % EPSILON.length];
    Player player = player(random);
    Server server = server(random, player);
    double failing = pick(random, 0, 0.2, 0.2, 0.8);

    TargetState target = new TargetState(server);
    LoopDecisions loop = new LoopDecisions(threads, money, hack, epsilon);
    List<State> states = new ArrayList<>(List.of(new State(target.money(), target.sec())));
    List<Step> steps = new ArrayList<>();
    while (steps.size() < STEPS) {
      Operation operation = loop.next(target);
      State before = states.get(states.size() - 1);
      if (random.nextDouble() < 0.1) {
        meddle(target, player, random);
      }
      double stolen = 0;
      switch (operation.kind()) {
        case HACK -> {
          if (random.nextDouble() >= failing) {
            stolen = target.hack(player, operation.threads(), 1);
          }
          loop.hacked(stolen, before.money, target.sec() - before.sec);
        }
        case GROW -> target.grow(player, operation.threads());
        case WEAKEN -> target.weaken(player, operation.threads());
      }
      String op = operation.kind().name().toLowerCase(Locale.ROOT);
      steps.add(new Step(op, operation.threads(), stolen));
      states.add(new State(target.money(), target.sec()));
    }
    return new Course(
        threads, threads, money, hack, epsilon, server.minSec(), server.maxMoney(), states, steps);
  }

  private static Player player(Random random) {
    double hacking = pick(random, 1, 1, 1.37, 50, 300);
    double growing = pick(random, 1, 1, 2.5, 100);
    return new Player(
        1 + random.nextInt(3000), 0, Map.of("hacking_money", hacking, "hacking_grow", growing));
  }

  private static Server server(Random random, Player player) {
    double maxMoney = pick(random, 1e6, 1.75e6, 1e9 * random.nextDouble(), 1e12, 0);
    double minSec = 1 + random.nextInt(30);
    return Servers.server("target")
        .maxMoney(maxMoney)
        .money(maxMoney * pick(random, 0, 1e-6, random.nextDouble(), 1, 1.1))
        .minSec(minSec)
        .sec(pick(random, minSec, minSec + 60 * random.nextDouble(), 100))
        .growth(pick(random, 0, 1, 20, 99, 3000))
        .requiredLevel(1 + random.nextInt(player.hackingLevel()))
        .build();
  }

  /** Let somebody else work on the target while the loop waits for its operation. */
  private static void meddle(TargetState target, Player player, Random random) {
    long threads = 1 + random.nextInt(1000);
    switch (random.nextInt(3)) {
      case 0 -> target.hack(player, threads, 1);
      case 1 -> target.grow(player, threads);
      default -> target.weaken(player, threads);
    }
  }

  private static double pick(Random random, double... values) {
    return values[random.nextInt(values.length)];
  }
}
