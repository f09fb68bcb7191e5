package hgw.planner.source;

import hgw.Similar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The words of the rule language, and guesses at which of them was meant. */
final class Keywords {
  /** What stands outside of rules. */
  static final Set<String> OUTSIDE =
      Set.of("package", "import", "global", "function", "declare", "rule", "query", "unit");

  /** What may stand between a rule's name and its conditions. */
  static final Set<String> ATTRIBUTES =
      Set.of(
          "agenda-group",
          "salience",
          "no-loop",
          "lock-on-active",
          "auto-focus",
          "activation-group",
          "ruleflow-group",
          "dialect",
          "date-effective",
          "date-expires",
          "duration",
          "timer",
          "calendars",
          "enabled",
          "refract");

  /** What ends the head of a rule. */
  static final Set<String> HEAD = Set.of("when", "then", "end");

  /** The attributes that rules of hgw use. */
  static final List<String> USUAL = List.of("agenda-group", "salience", "no-loop");

  /** What may stand before a condition. */
  static final Set<String> BEFORE_CONDITIONS =
      Set.of(
          "not", "exists", "forall", "accumulate", "acc", "eval", "and", "or", "from", "collect");

  /** What stands between two values of a condition. */
  static final Set<String> OPERATORS =
      Set.of(
          "contains",
          "memberOf",
          "matches",
          "soundslike",
          "str",
          "excludes",
          "in",
          "not",
          "from",
          "over",
          "instanceof",
          "after",
          "before");

  /** Those of them that nothing else is like. */
  static final Set<String> LONG_OPERATORS =
      Set.of("contains", "memberOf", "matches", "soundslike", "excludes");

  private Keywords() {}

  /** Find the keyword that a word was meant to be; empty if it is one, or like none. */
  static Optional<String> meant(String word, Set<String> keywords) {
    if (keywords.contains(word)) {
      return Optional.empty();
    }
    String bare = bare(word);
    Optional<String> same = keywords.stream().filter(it -> bare(it).equals(bare)).findFirst();
    return same.isPresent() ? same : Similar.to(word, new TreeSet<>(keywords));
  }

  /** A word without what people write in different ways: agendaGroup, agenda_group. */
  private static String bare(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
  }

  /** What to say of a word that was meant to be a keyword. */
  static String isNone(String word) {
    return "\"" + word + "\" is no word of the rule language";
  }

  /** Which keyword was meant. */
  static String maybe(String keyword) {
    return "Maybe \"" + keyword + "\"?";
  }
}
