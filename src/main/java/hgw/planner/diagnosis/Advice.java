package hgw.planner.diagnosis;

import hgw.Similar;
import java.util.Collection;

/**
 * What to tell the author of a rule.
 *
 * @param sentence what is wrong, without a full stop
 * @param mend how to mend it, a sentence; empty if there is nothing to add
 */
record Advice(String sentence, String mend) {
  static Advice of(String sentence) {
    return new Advice(sentence.strip().replaceFirst("\\.$", ""), "");
  }

  /** Say that something is not, and which of what there is was meant. */
  static Advice none(String sentence, String word, Collection<String> there) {
    return new Advice(sentence, Similar.to(word, there).map(Advice::maybe).orElse(""));
  }

  static String maybe(String word) {
    return "Maybe " + word + "?";
  }
}
