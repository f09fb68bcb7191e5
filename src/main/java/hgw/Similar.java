package hgw;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which word was meant. */
public final class Similar {
  private Similar() {}

  /**
   * Find the word nearest to another, if one is near: two slips at most, one in a short word, none
   * in one of a letter or two.
   */
  public static Optional<String> to(String word, Collection<String> words) {
    return words.stream()
        .filter(other -> isNear(word, other))
        .min(
            Comparator.comparingInt((String other) -> distance(word, other))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** The same as the end of a sentence: {@code Maybe "joesguns"?}; empty if no word is near. */
  public static String maybe(String word, Collection<String> words) {
    return to(word, words).map(other -> " Maybe \"" + other + "\"?").orElse("");
  }

  private static boolean isNear(String word, String other) {
    int shorter = Math.min(word.length(), other.length());
    int allowed = shorter < 3 ? 0 : shorter < 5 ? 1 : 2;
    return Math.abs(word.length() - other.length()) <= allowed && distance(word, other) <= allowed;
  }

  /** Letters to add, drop, change, or swap with the next; case does not count. */
  static int distance(String one, String two) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = two.toLowerCase(Locale.ROOT);
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
