package hgw.planner.source;

import hgw.planner.source.Word.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Finds what is wrong with how the consequence of a rule is written, as far as Java does not. */
final class ConsequenceMistakes {
  /** What a consequence may call by itself. */
  static final Set<String> CALLS = Set.of("insert", "insertLogical", "modify", "update", "delete");

  private static final Word NOTHING = new Word(Kind.SYMBOL, "", 0, 0, 0, true);

  private final Mistakes mistakes;
  private final String head;
  private final List<Word> words;
  private final Deque<Integer> open = new ArrayDeque<>();

  ConsequenceMistakes(Mistakes mistakes, String rule, List<Word> consequence) {
    this.mistakes = mistakes;
    this.head = "rule \"" + rule + "\": ";
    this.words = consequence;
  }

  void find() {
    for (int i = 0; i < words.size() && !mistakes.found(); i++) {
      Word word = words.get(i);
      if (!open.isEmpty() && isModify(open.peek())) {
        withinModify(i);
      } else {
        statement(i);
      }
      if (word.opens()) {
        open.push(i);
      } else if (word.closes()) {
        close(i);
      } else if (word.is(";")) {
        statementEnds(i);
      }
    }
    if (!open.isEmpty()) {
      unclosed(open.getLast(), words.size() - 1);
    }
  }

  private Word at(int place) {
    return place >= 0 && place < words.size() ? words.get(place) : NOTHING;
  }

  private void statement(int place) {
    Word word = at(place);
    Word next = at(place + 1);
    if (isBlock(place) && Keywords.meant(word.text(), Set.of("modify")).isPresent()) {
      mistakes.add(word, head + "there is no function " + word.text(), "Maybe modify?");
    } else if (CALLS.contains(word.text()) && next.isName() && !at(place - 1).is(".")) {
      mistakes.add(next, head + "\"(\" is missing behind " + word.text(), "");
    } else if (word.first() && word.isCapital() && next.is("(")) {
      mistakes.add(word, head + "a condition stands before \"then\"", "");
    } else if (word.kind() == Kind.TEXT && word.text().matches("'[^\\\\]{2,}'")) {
      String text = word.text().replace('\'', '"');
      mistakes.add(
          word, head + "a text of a consequence stands in double quotes", "Maybe " + text + "?");
    }
  }

  private void close(int place) {
    if (open.isEmpty()) {
      String closes = "this \"" + at(place).text() + "\" closes nothing";
      mistakes.add(at(place), head + closes, "");
    } else if (!at(place).is(at(open.peek()).closing())) {
      unclosed(open.peek(), place - 1);
    } else {
      open.pop();
    }
  }

  /** A statement ends while a round bracket is open: but for a loop's, it should be closed. */
  private void statementEnds(int place) {
    if (!open.isEmpty() && at(open.peek()).is("(")) {
      boolean loop = at(open.peek() - 1).is("for") || at(open.peek() - 1).is("try");
      if (!loop) {
        unclosed(open.getLast(), place);
      }
    }
  }

  private void unclosed(int bracket, int place) {
    String before =
        isModify(bracket) ? "modify " : at(bracket - 1).isName() ? at(bracket - 1).text() : "";
    String opening = before + at(bracket).text();
    String missing = "\"" + at(bracket).closing() + "\" is missing";
    mistakes.add(at(place), head + missing + ": " + opening + " is not closed", "");
  }

  /** Whether a brace is that of {@code modify( $fact ) {}. */
  private boolean isModify(int brace) {
    return at(brace).is("{") && at(brace - 4).is("modify") && isBlock(brace - 4);
  }

  /** Whether a name begins what looks as {@code modify( $fact ) {}. */
  private boolean isBlock(int name) {
    return at(name).isName()
        && at(name + 1).is("(")
        && at(name + 2).isVariable()
        && at(name + 3).is(")")
        && at(name + 4).is("{");
  }

  private void withinModify(int place) {
    Word word = at(place);
    Word next = at(place + 1);
    boolean begins = at(place - 1).is("{") || at(place - 1).is(",");
    if (word.is(",") && next.is("}")) {
      mistakes.add(word, head + "this comma is one too many", "Leave it out.");
    } else if (word.is(";")) {
      String mend = next.is("}") ? "Leave it out." : "Maybe a comma?";
      mistakes.add(word, head + "no \";\" stands between the calls of modify", mend);
    } else if (word.isName() && at(place - 1).is(")")) {
      mistakes.add(word, head + "a comma is missing before " + word.text(), "");
    } else if (word.isName() && next.is("=")) {
      String capital = Character.toUpperCase(word.text().charAt(0)) + word.text().substring(1);
      String mend = "Maybe set" + capital + "( " + at(place + 2).text() + " )?";
      mistakes.add(word, head + "a property is changed by its setter", mend);
    } else if (begins && word.isVariable() && next.is(".")) {
      String mend = "Maybe just " + at(place + 2).text() + "( ... )?";
      mistakes.add(word, head + "within modify no variable stands before a call", mend);
    }
  }
}
