package hgw;

import java.util.Random;
import java.util.function.Consumer;

/**
 * Damages what comes from outside, seeded. {@code -Dfuzz.seconds=60} goes on for longer, {@code
 * -Dfuzz.seed=2} elsewhere.
 */
public final class Fuzz {
  private static final String[] SPICES = {
    "null", "-1", "1e308", "NaN", "\"\"", "{}", "[]", "true", "\\u0000", "\"", "9".repeat(400), ","
  };

  /** On a busy machine, too. */
  private static final int LEAST = 40;

  private Fuzz() {}

  /**
   * Try again and again.
   *
   * @param usualMs for how long, if nobody says
   */
  public static void go(long usualMs, Consumer<Random> attempt) {
    Long seconds = Long.getLong("fuzz.seconds");
    long end = System.currentTimeMillis() + (seconds == null ? usualMs : 1000 * seconds);
    Random random = new Random(Long.getLong("fuzz.seed", 1));
    for (int i = 0; i < LEAST || System.currentTimeMillis() < end; i++) {
      attempt.accept(random);
    }
  }

  /** One of several. */
  @SafeVarargs
  public static <T> T any(Random random, T... several) {
    return several[random.nextInt(several.length)];
  }

  /** Damage a text in one to three places. */
  public static String damaged(String sound, Random random) {
    StringBuilder text = new StringBuilder(sound);
    for (int i = 0; i <= random.nextInt(3); i++) {
      int at = random.nextInt(text.length() - 1);
      switch (random.nextInt(4)) {
        case 0 -> text.setCharAt(at, (char) random.nextInt(256));
        case 1 -> text.insert(at, any(random, SPICES));
        case 2 -> text.delete(at, Math.min(text.length() - 2, at + 1 + random.nextInt(40)));
        default -> {
          int colon = text.indexOf(":", at);
          int comma = text.indexOf(",", Math.max(colon, 0));
          if (colon > 0 && comma > colon) {
            text.replace(colon + 1, comma, any(random, SPICES));
          }
        }
      }
    }
    return text.toString();
  }
}
