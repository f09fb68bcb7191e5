package hgw.planner.source;

import hgw.planner.source.Word.Kind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at how a file falls into rules, and what of a rule is missing or misspelt, with more
 * patience than a parser. To be asked where a file is at fault: it says which mistake it is.
 */
public final class Outline {
  private static final Set<String> BEHIND_NAME =
      Set.of("when", "then", "extends", "salience", "agenda", "no", "lock", "dialect");

  private final Words words;
  private final Mistakes mistakes;
  private String rule = "";

  /** Whether something stands outside of rules that should not; it is said once. */
  private boolean strayed;

  private Outline(RuleFile file) {
    words = new Words(file);
    mistakes = new Mistakes(file);
  }

  /** Find what is wrong with how a file is written: the first mistake of each part of a rule. */
  public static List<Problem> mistakes(RuleFile file) {
    Outline outline = new Outline(file);
    while (outline.words.more()) {
      outline.mistakes.next();
      outline.statement();
    }
    return outline.mistakes.all();
  }

  private void statement() {
    Word word = words.here();
    String meant = Keywords.meant(word.text(), Keywords.OUTSIDE).orElse(word.text());
    if (!meant.equals(word.text())) {
      mistakes.add(word, Keywords.isNone(word.text()), Keywords.maybe(meant));
    }
    switch (meant) {
      case "rule" -> rule();
      case "query", "declare" -> words.skipPast("end");
      case "function" -> function(word);
      case "package" -> packageName();
      case "import", "global", "unit" -> words.skipLine();
      default -> outside(word);
    }
  }

  private void outside(Word word) {
    boolean mayStand = Keywords.ATTRIBUTES.contains(words.dashed()) || word.is("@") || word.is(";");
    if (mayStand) {
      words.skipLine();
      return;
    }
    if (!isBroken(word) && !strayed) {
      strayed = true;
      mistakes.add(
          word,
          word.is("end")
              ? "this \"end\" ends no rule"
              : "\"" + word.text() + "\" stands outside of any rule",
          word.is("-") ? "Comments begin with //." : "");
    }
    words.skipToNextRule();
  }

  private void function(Word word) {
    if (!words.skipBrackets("{")) {
      mistakes.add(word, "the braces of a function are not closed", "");
    }
  }

  private void packageName() {
    Word keyword = words.here();
    words.skip(1);
    for (; words.more() && !words.here().first(); words.skip(1)) {
      Word word = words.here();
      if (!word.isName() && !word.is(".") && !word.is(";")) {
        mistakes.add(
            keyword,
            "the name of a package has no \"" + word.text() + "\"",
            "Maybe package hgw.rules?");
      }
    }
  }

  /** Whether a word is none; if so, that is said. */
  private boolean isBroken(Word word) {
    if (word.is("#") && word.first()) {
      mistakes.add(word, "\"#\" begins no comment", "Comments begin with //.");
    } else if (word.kind() == Kind.OPEN_TEXT) {
      mistakes.add(word, "a quote is not closed: " + word.text().strip(), "");
    } else if (word.kind() == Kind.OPEN_COMMENT) {
      mistakes.add(word, "the comment that begins here is not closed", "Close it with */.");
      words.skipAll();
    } else if (Set.of("“", "”", "„", "‘", "’").contains(word.text())) {
      mistakes.add(word, "quotes of rules are straight, \", not " + word.text(), "");
    } else {
      return false;
    }
    return true;
  }

  private void rule() {
    Word keyword = words.here();
    words.skip(1);
    Word name = words.here();
    rule = name.kind() == Kind.TEXT ? name.text().replaceAll("^.|.$", "") : name.text();
    if (isBroken(name)) {
      words.skipToNextRule();
      return;
    }
    name(keyword, name);
    attributes();
    boolean hasWhen = words.here().is("when") || words.isMeant("when");
    if (hasWhen) {
      mistakes.next();
      keyword("when");
      mistakes.next();
    }
    int from = words.place();
    boolean hasThen = skipConditions();
    List<Word> conditions = words.since(from);
    conditions.forEach(this::isBroken);
    if (!hasWhen && !conditions.isEmpty()) {
      mistakes.add(conditions.get(0), named("lacks its \"when\""), "");
    }
    if (!hasThen) {
      lacksThen(conditions);
      return;
    }
    new ConditionMistakes(mistakes, rule, conditions).find();
    keyword("then");
    mistakes.next();
    consequence();
  }

  /** Go behind a keyword, which may be misspelt. */
  private void keyword(String keyword) {
    Word word = words.here();
    if (!word.is(keyword)) {
      mistakes.add(word, Keywords.isNone(word.text()), Keywords.maybe(keyword));
    }
    words.skip(1);
  }

  private void name(Word keyword, Word name) {
    boolean isNone = name.kind() != Kind.TEXT && !name.isName();
    if (isNone || Keywords.ATTRIBUTES.contains(words.dashed()) || name.is("when")) {
      mistakes.add(keyword, "a rule lacks its name", "Write: rule \"What it does\".");
      return;
    }
    words.skip(1);
    StringBuilder whole = new StringBuilder(name.text());
    while (name.isName() && words.here().isName() && !words.here().first() && !isBehindName()) {
      whole.append(' ').append(words.here().text());
      mistakes.add(name, "a rule's name of several words stands in quotes", "");
      words.skip(1);
    }
    if (words.here().is("extends")) {
      words.skip(2);
    }
  }

  private boolean isBehindName() {
    return BEHIND_NAME.contains(words.here().text());
  }

  private void attributes() {
    while (words.more() && !isHeadRead()) {
      Word word = words.here();
      String attribute = words.dashed();
      if (Keywords.ATTRIBUTES.contains(attribute)) {
        words.skipDashed();
        AttributeMistakes.value(mistakes, rule, attribute, word, words.here());
        skipValue(word);
      } else if (word.is("@") || word.is("attributes")) {
        words.skipLine();
      } else if (word.is(",")) {
        words.skip(1);
      } else if (isBroken(word)) {
        words.skipLine();
      } else {
        AttributeMistakes.unknown(mistakes, rule, word, attribute, words.ahead(1));
        words.skipLine();
      }
    }
  }

  private boolean isHeadRead() {
    Word word = words.here();
    return word.is("when")
        || word.is("then")
        || words.isMeant("when")
        || words.isMeant("then")
        || words.isEnd()
        || words.beginsStatement()
        || word.isVariable()
        || word.isCapital() && words.ahead(1).is("(")
        || Keywords.BEFORE_CONDITIONS.contains(word.text());
  }

  private void skipValue(Word attribute) {
    if (words.here().is("(")) {
      words.skipBrackets("(");
    }
    while (words.more()
        && words.here().line() == attribute.line()
        && !isBehindName()
        && !Keywords.ATTRIBUTES.contains(words.dashed())) {
      words.skip(1);
    }
  }

  /** Go to the end of the conditions, and tell whether that is "then". */
  private boolean skipConditions() {
    while (words.more() && !words.isMeant("then") && !words.here().is("then")) {
      if (words.isEnd() || words.beginsStatement()) {
        return false;
      }
      words.skip(1);
    }
    return words.more();
  }

  private void lacksThen(List<Word> conditions) {
    Word statement =
        conditions.stream()
            .filter(it -> it.first() && ConsequenceMistakes.CALLS.contains(it.text()))
            .findFirst()
            .orElse(words.more() ? words.here() : words.before());
    mistakes.add(statement, named("lacks its \"then\""), "");
    if (words.isEnd()) {
      words.skip(1);
    }
  }

  private void consequence() {
    int from = words.place();
    Word end = null;
    while (words.more() && !words.isEnd() && !words.beginsStatement()) {
      end = end == null && words.isMeant("end") ? words.here() : end;
      words.skip(1);
    }
    List<Word> consequence = words.since(from);
    consequence.forEach(this::isBroken);
    if (words.isEnd()) {
      new ConsequenceMistakes(mistakes, rule, consequence).find();
      words.skip(words.ahead(1).is(";") ? 2 : 1);
    } else {
      lacksEnd(end);
    }
  }

  private void lacksEnd(@Nullable Word meant) {
    if (meant == null) {
      mistakes.add(words.before(), named("lacks its \"end\""), "");
    } else {
      mistakes.add(meant, Keywords.isNone(meant.text()), Keywords.maybe("end"));
    }
  }

  private String named(String what) {
    return "rule \"" + rule + "\" " + what;
  }
}
