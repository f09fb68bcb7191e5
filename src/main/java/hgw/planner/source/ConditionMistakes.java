package hgw.planner.source;

import hgw.planner.source.Word.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Finds what is wrong with how the conditions of a rule are written. */
final class ConditionMistakes {
  private static final Set<String> CODE = Set.of("init", "action", "reverse", "result");
  private static final Set<String> GROUPS =
      Set.of("not", "exists", "forall", "accumulate", "acc", "and", "or", "collect");
  private static final Set<String> CASTS =
      Set.of("int", "long", "double", "float", "short", "byte", "boolean", "char", "String");
  private static final Map<String, String> COMPARISONS =
      Map.of("=", "==", "=>", ">=", "=<", "<=", "<>", "!=", "===", "==", "!==", "!=", "is", "==");

  private static final Set<String> COMPARES = Set.of("==", "!=", ">", ">=", "<", "<=");
  private static final Set<String> FROM = Set.of("from");

  /** What a bracket holds. */
  private enum Holds {
    /** What a fact must fulfil. */
    CONSTRAINTS,
    /** Other conditions. */
    CONDITIONS,
    /** An expression: arguments, a part of a sum. */
    EXPRESSION,
    /** Java. */
    CODE
  }

  /**
   * An open bracket.
   *
   * @param owner the word before it
   */
  private record Bracket(Word word, Word owner, Holds holds) {}

  private final Mistakes mistakes;
  private final String head;
  private final List<Word> words;
  private final Deque<Bracket> open = new ArrayDeque<>();
  private static final Word NOTHING = new Word(Kind.SYMBOL, "", 0, 0, 0, true);

  ConditionMistakes(Mistakes mistakes, String rule, List<Word> conditions) {
    this.mistakes = mistakes;
    this.head = "rule \"" + rule + "\": ";
    this.words = conditions;
  }

  void find() {
    for (int i = 0; i < words.size() && !mistakes.found(); i++) {
      Word word = words.get(i);
      Holds around = open.isEmpty() ? Holds.CONDITIONS : open.peek().holds();
      if (around == Holds.CONDITIONS) {
        betweenConditions(i);
      } else if (around != Holds.CODE) {
        within(i, around);
      }
      if (word.opens()) {
        open.push(new Bracket(word, at(i - 1), holds(i, around)));
      } else if (word.closes()) {
        close(word);
      }
    }
    if (!open.isEmpty()) {
      unclosed(words.get(words.size() - 1));
    }
  }

  private Word at(int place) {
    return place >= 0 && place < words.size() ? words.get(place) : NOTHING;
  }

  private Holds holds(int place, Holds around) {
    Word owner = at(place - 1);
    if (around == Holds.CODE || CODE.contains(owner.text())) {
      return Holds.CODE;
    }
    if (around == Holds.CONDITIONS && !owner.is("eval")) {
      boolean named = owner.isName() && !GROUPS.contains(owner.text());
      boolean result = named && !open.isEmpty() && !owner.isCapital(); // sum( $x ) of accumulate
      return result ? Holds.EXPRESSION : named ? Holds.CONSTRAINTS : Holds.CONDITIONS;
    }
    return Holds.EXPRESSION;
  }

  private void close(Word word) {
    if (open.isEmpty()) {
      mistakes.add(word, head + "this \"" + word.text() + "\" closes nothing", "");
      return;
    }
    if (!word.is(open.peek().word().closing())) {
      unclosed(word);
    }
    open.pop();
  }

  /** Say which bracket is not closed, where it should be. */
  private void unclosed(Word at) {
    Bracket bracket = open.getLast();
    String opening = bracket.owner().text() + bracket.word().text();
    String missing = "\"" + bracket.word().closing() + "\" is missing";
    mistakes.add(at, head + missing + ": " + opening + " is not closed", "");
  }

  private void betweenConditions(int place) {
    Word word = at(place);
    Word next = at(place + 1);
    String type = next.text() + "( ... )";
    if (word.is("!") && next.isName()) {
      mistakes.add(word, head + "a condition is negated by not", "Maybe not " + type + "?");
    } else if (word.isVariable() && next.is("=")) {
      String mend = "Maybe " + word.text() + " : " + at(place + 2).text() + "( ... )?";
      mistakes.add(next, head + "a fact is bound by a colon", mend);
    } else if (word.isVariable() && next.isCapital()) {
      String mend = "Maybe " + word.text() + " : " + type + "?";
      mistakes.add(next, head + "a colon is missing before " + next.text(), mend);
    } else if (word.isCapital() && next.isVariable() && at(place + 2).is("(")) {
      String mend = "Maybe " + next.text() + " : " + word.text() + "( ... )?";
      mistakes.add(word, head + "a variable stands before its fact", mend);
    } else if (word.isCapital() && next.is("{")) {
      String mend = "Maybe " + word.text() + "( ... )?";
      mistakes.add(next, head + "the brackets of a condition are round", mend);
    } else if (at(place - 1).is(")") && Keywords.meant(word.text(), FROM).isPresent()) {
      mistakes.add(word, head + Keywords.isNone(word.text()), Keywords.maybe("from"));
    } else if (word.isVariable() && at(place - 1).is(")") && !open.isEmpty() && isResult(place)) {
      mistakes.add(word, head + "a comma is missing before " + word.text(), "");
    } else if (word.is("if") && (next.isName() || next.is("("))) {
      mistakes.add(word, head + "a condition stands by itself, without if", "");
    } else if (word.is(",") && open.isEmpty()) {
      mistakes.add(word, head + "no comma stands between conditions", "Leave it out.");
    } else if (word.is("&&") || word.is("||")) {
      String keyword = word.is("&&") ? "and" : "or";
      mistakes.add(word, head + "conditions are joined by " + keyword + ", not " + word.text(), "");
    } else if (word.isName() && (next.isCapital() || next.is("("))) {
      Keywords.meant(word.text(), Keywords.BEFORE_CONDITIONS)
          .filter(meant -> !word.isCapital() && !word.isVariable() && !at(place - 1).is(":"))
          .ifPresent(
              meant ->
                  mistakes.add(word, head + Keywords.isNone(word.text()), Keywords.maybe(meant)));
    }
  }

  /** Whether a result of accumulate stands somewhere: {@code $best : min( ... )}. */
  private boolean isResult(int place) {
    Word function = at(place + 2);
    return at(place + 1).is(":") && function.isName() && !function.isCapital();
  }

  private void within(int place, Holds around) {
    Word word = at(place);
    Word before = at(place - 1);
    if (COMPARISONS.containsKey(word.text()) && !word.is(":")) {
      String mend = "Maybe " + COMPARISONS.get(word.text()) + "?";
      mistakes.add(word, head + "\"" + word.text() + "\" is no comparison", mend);
    } else if ((word.is("and") || word.is("or")) && around == Holds.CONSTRAINTS) {
      String mend = word.is("and") ? "Maybe a comma, or &&?" : "Maybe ||?";
      mistakes.add(
          word, head + "\"" + word.text() + "\" joins conditions, not what one asks", mend);
    } else if (word.is("%") && (ends(place + 1) || at(place + 1).is(","))) {
      mistakes.add(word, head + "there are no percents", "Ratios lie in 0..1: write 0.7 for 70%.");
    } else if (COMPARES.contains(word.text()) && (ends(place + 1) || at(place + 1).is(","))) {
      mistakes.add(word, head + "a value is missing behind " + word.text(), "");
    } else if (word.is("in") && endsOperand(place - 1) && !at(place + 1).is("(")) {
      String first = at(place + 1).opens() ? "" : at(place + 1).text() + ", ";
      String mend = "Maybe in ( " + first + "... )?";
      mistakes.add(word, head + "what is behind in stands in brackets", mend);
    } else if (word.is("not") && around == Holds.CONSTRAINTS && !isNegated(place)) {
      boolean comparison = COMPARES.contains(at(place + 1).text());
      String mend = comparison ? "Maybe !=?" : "Maybe !" + at(place + 1).text() + "?";
      mistakes.add(word, head + "\"not\" stands before conditions", mend);
    } else if (COMPARES.contains(word.text()) && COMPARES.contains(at(place - 2).text())) {
      String mend = "Maybe && " + before.text() + " " + word.text() + " ...?";
      mistakes.add(word, head + "two comparisons at once", mend);
    } else if (word.kind() == Kind.NUMBER) {
      number(word, place, around);
    }
    boolean operand = word.isName() || word.kind() == Kind.NUMBER || word.kind() == Kind.TEXT;
    boolean starts = operand && !isOperator(word) || word.is("!") && at(place + 1).isName();
    if (starts && endsOperand(place - 1)) {
      Optional<String> operator = Keywords.meant(word.text(), Keywords.LONG_OPERATORS);
      if (operator.isPresent()) {
        mistakes.add(word, head + Keywords.isNone(word.text()), Keywords.maybe(operator.get()));
      } else if (word.first() && beginsCondition(place)) {
        unclosed(before);
      } else {
        mistakes.add(word, head + "a comma is missing before " + word.text(), "");
      }
    }
  }

  /** Whether "not" stands before an operator in words: not matches. */
  private boolean isNegated(int place) {
    return Keywords.OPERATORS.contains(at(place + 1).text());
  }

  private void number(Word word, int place, Holds around) {
    if (!word.text().matches("[\\d_]+(\\.\\d+)?([eE]\\d+)?[lLdDfFBI]?|0[xX][\\da-fA-F]+")) {
      String mend = number(word.text()).map(it -> "Maybe " + it + "?").orElse("");
      mistakes.add(word, head + word.text() + " is no number", mend);
    }
    if (around != Holds.CONSTRAINTS) {
      return; // where commas part numbers
    }
    StringBuilder whole = new StringBuilder(word.text());
    int next = place;
    while (at(next + 1).is(",")
        && at(next + 1).follows(at(next))
        && at(next + 2).follows(at(next + 1))
        && at(next + 2).text().matches("\\d{3}")) {
      next += 2;
      whole.append(at(next).text());
    }
    Word after = at(place + 2);
    if (next == place
        && at(place + 1).is(",")
        && at(place + 1).follows(word)
        && after.follows(at(place + 1))
        && after.text().matches("\\d+")) {
      next = place + 2;
      whole.append('.').append(after.text());
    }
    if (next > place) {
      mistakes.add(word, head + "no comma stands within a number", "Maybe " + whole + "?");
    }
  }

  /** The number that one with a suffix of the game stands for: 10m. */
  private static Optional<String> number(String text) {
    Map<String, String> zeros = Map.of("k", "000", "m", "000000", "b", "000000000");
    String digits = text.replaceFirst("[kmb]$", "");
    String suffix = text.substring(digits.length());
    return digits.matches("\\d+") && zeros.containsKey(suffix)
        ? Optional.of(digits + Objects.requireNonNull(zeros.get(suffix)))
        : Optional.empty();
  }

  private static boolean isOperator(Word word) {
    return Keywords.OPERATORS.contains(word.text())
        || Set.of("and", "or", "new", "is").contains(word.text());
  }

  /** Whether nothing follows in the bracket at hand. */
  private boolean ends(int place) {
    return at(place).is(")") || place == words.size();
  }

  private boolean endsOperand(int place) {
    Word word = at(place);
    if (word.is(")")) {
      boolean cast = at(place - 2).is("(") && CASTS.contains(at(place - 1).text());
      return !cast;
    }
    return word.isName() && !isOperator(word)
        || word.kind() == Kind.NUMBER
        || word.kind() == Kind.TEXT;
  }

  private boolean beginsCondition(int place) {
    Word word = at(place);
    int type = at(place + 1).is(":") ? place + 2 : place;
    return at(type).isCapital() && at(type + 1).is("(")
        || GROUPS.contains(word.text()) && (at(place + 1).is("(") || at(place + 1).isCapital());
  }
}
