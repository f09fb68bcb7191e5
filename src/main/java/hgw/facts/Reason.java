package hgw.facts;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Why a server may not take a role: a sentence, and apart from it the values that differ from
 * server to server, so that servers with one reason can be listed together. Immutable.
 *
 * @param sentence what is wrong, with <code>{}</code> where a value stands; just as it is if there
 *     are no values
 * @param values the values in their order; none where the rule wrote them into the sentence
 */
public record Reason(String sentence, List<String> values) {
  private static final Pattern SLOT = Pattern.compile("\\{}");

  /** Keep a list of its own. */
  public Reason {
    values = List.copyOf(values);
  }

  /**
   * Make a reason of a sentence and its values.
   *
   * @throws IllegalArgumentException if there is not one <code>{}</code> for every value
   */
  static Reason of(String sentence, Object... values) {
    Reason reason = new Reason(sentence, Stream.of(values).map(String::valueOf).toList());
    int slots = reason.words().size() - 1;
    if (slots != values.length) {
      throw new IllegalArgumentException(
          "\"" + sentence + "\" has room for " + slots + " values and gets " + values.length);
    }
    return reason;
  }

  /** The sentence cut where its values stand: one piece more than there are values. */
  public List<String> words() {
    return values.isEmpty() ? List.of(sentence) : List.of(SLOT.split(sentence, -1));
  }

  /** The whole sentence: {@code needs hacking 725, you have 610}. */
  public String text() {
    return text(words(), values);
  }

  /** Put values between the pieces of a sentence. */
  public static String text(List<String> words, List<String> values) {
    StringBuilder text = new StringBuilder(words.get(0));
    for (int i = 0; i < values.size(); i++) {
      text.append(values.get(i)).append(words.get(i + 1));
    }
    return text.toString();
  }
}
