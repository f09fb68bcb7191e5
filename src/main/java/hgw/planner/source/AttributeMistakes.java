package hgw.planner.source;

import hgw.planner.source.Word.Kind;
import java.util.Optional;

/** Says what is wrong with an attribute of a rule. */
final class AttributeMistakes {
  private AttributeMistakes() {}

  /** Look at the value of an attribute. */
  static void value(Mistakes mistakes, String rule, String attribute, Word at, Word value) {
    String head = "rule \"" + rule + "\": ";
    boolean missing = value.first() && value.kind() != Kind.TEXT && value.kind() != Kind.NUMBER;
    if (value.is("=") || value.is(":")) {
      mistakes.add(value, head + attribute + " takes no \"" + value.text() + "\"", "");
    } else if (attribute.endsWith("-group") && value.kind() != Kind.TEXT) {
      String mend =
          missing || !value.isName()
              ? "Write: " + attribute + " \"boost\"."
              : "Maybe " + attribute + " \"" + value.text() + "\"?";
      mistakes.add(at, head + attribute + " takes a name in quotes", mend);
    } else if (attribute.equals("salience") && (missing || value.isName())) {
      String mend = "Higher ones fire first.";
      mistakes.add(at, head + "salience takes a whole number" + not(value, missing), mend);
    }
  }

  private static String not(Word value, boolean missing) {
    return missing ? "" : ", not " + value.text();
  }

  /** Say of a word where attributes stand that it is none. */
  static void unknown(Mistakes mistakes, String rule, Word at, String attribute, Word next) {
    String head = "rule \"" + rule + "\": ";
    if (at.is("{")) {
      mistakes.add(at, head + "no brace stands around a rule", "Write: when ... then ... end.");
      return;
    }
    String two = attribute + " " + next.text();
    Optional<String> meant =
        next.isName() ? Keywords.meant(two, Keywords.ATTRIBUTES) : Optional.empty();
    String said = meant.isPresent() ? two : attribute;
    String mend =
        meant
            .or(() -> Keywords.meant(attribute, Keywords.ATTRIBUTES))
            .or(() -> Keywords.meant(attribute, Keywords.HEAD))
            .map(Keywords::maybe)
            .orElse("Usual ones are: " + String.join(", ", Keywords.USUAL) + ".");
    mistakes.add(at, head + "\"" + said + "\" is no attribute of a rule", mend);
  }
}
