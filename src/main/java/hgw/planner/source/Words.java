package hgw.planner.source;

import hgw.planner.source.Word.Kind;
import java.util.List;
import java.util.Set;

/** The words of a file, and how far they are read. */
final class Words {
  private static final Word NOTHING = new Word(Kind.SYMBOL, "", 0, 0, 0, true);

  private final List<Word> words;
  private int at;

  Words(RuleFile file) {
    words = Word.of(file.text());
  }

  boolean more() {
    return at < words.size();
  }

  /** The word here; one without text behind the last. */
  Word here() {
    return ahead(0);
  }

  /** A word further on. */
  Word ahead(int by) {
    int place = at + by;
    return place >= 0 && place < words.size() ? words.get(place) : NOTHING;
  }

  /** The word before this one. */
  Word before() {
    return ahead(-1);
  }

  int place() {
    return at;
  }

  /** The words from a place to here. */
  List<Word> since(int place) {
    return words.subList(place, at);
  }

  void skip(int count) {
    at = Math.min(words.size(), at + count);
  }

  void skipAll() {
    at = words.size();
  }

  void skipLine() {
    do {
      at++;
    } while (more() && !here().first());
  }

  /** Go to what stands outside of rules next. */
  void skipToNextRule() {
    do {
      at++;
    } while (more() && !beginsStatement());
  }

  /** Go behind a keyword, or to what stands outside of rules next. */
  void skipPast(String keyword) {
    do {
      at++;
    } while (more() && !here().is(keyword) && !beginsStatement());
    if (here().is(keyword)) {
      at++;
    }
  }

  /** Go behind the brackets that open here, or further on, and tell whether they are closed. */
  boolean skipBrackets(String opening) {
    while (more() && !here().is(opening)) {
      at++;
    }
    int depth = 0;
    while (more()) {
      depth += here().opens() ? 1 : here().closes() ? -1 : 0;
      at++;
      if (depth <= 0) {
        return true;
      }
    }
    return false;
  }

  /** The word here, with those that dashes join to it: agenda-group. */
  String dashed() {
    StringBuilder dashed = new StringBuilder(here().text());
    for (int i = 0; i < dashes(); i++) {
      dashed.append('-').append(ahead(2 * i + 2).text());
    }
    return dashed.toString();
  }

  /** Go behind the word here and those that dashes join to it. */
  void skipDashed() {
    skip(1 + 2 * dashes());
  }

  private int dashes() {
    int dashes = 0;
    while (ahead(2 * dashes + 1).is("-")
        && ahead(2 * dashes + 1).follows(ahead(2 * dashes))
        && ahead(2 * dashes + 2).isName()
        && ahead(2 * dashes + 2).follows(ahead(2 * dashes + 1))) {
      dashes++;
    }
    return dashes;
  }

  /** Whether what stands outside of rules begins here. */
  boolean beginsStatement() {
    Word word = here();
    Word next = ahead(1);
    boolean named = next.line() == word.line() && (next.kind() == Kind.TEXT || next.isName());
    boolean rule = word.is("rule") || word.is("query") || isLike("rule");
    boolean other = word.is("function") || word.is("import") || word.is("declare");
    return word.first() && named && (rule || other);
  }

  /** Whether a rule ends here: the word stands at the begin of its line, or at its end. */
  boolean isEnd() {
    Word next = ahead(1);
    return here().is("end") && (here().first() || next.first() || next.is(";") || next.is("rule"));
  }

  private boolean isLike(String keyword) {
    return here().isName() && Keywords.meant(here().text(), Set.of(keyword)).isPresent();
  }

  /** Whether the word here is alone in its line and was meant to be a keyword. */
  boolean isMeant(String keyword) {
    return here().first() && ahead(1).first() && isLike(keyword);
  }
}
