package hgw.workbench.scenario;

import hgw.planner.source.Comparison;
import hgw.planner.source.Condition;
import hgw.planner.source.Constraint;
import hgw.planner.source.ParsedFile;
import hgw.planner.source.RuleFile;
import hgw.planner.source.SourceRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the mistakes that authors make: a condition forgotten, a comparison the wrong way round or
 * with the wrong end, a number off by one (a fraction by a tenth), a salience forgotten.
 */
final class Mutator {
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w.$\"]|\\de-)\\d+(?:\\.\\d+)?(?![\\w.\"])");
  private static final Pattern OPERATOR = Pattern.compile("<=|>=|==|!=|<|>");
  private static final Pattern STRING = Pattern.compile("\"[^\"]*\"");
  private static final Pattern SALIENCE = Pattern.compile("(?m)^\\s*salience\\s+-?\\d+$");

  private static final Map<String, List<String>> FLIPS =
      Map.of(
          "<", List.of("<=", ">="),
          "<=", List.of("<", ">"),
          ">", List.of(">=", "<="),
          ">=", List.of(">", "<"),
          "==", List.of("!="),
          "!=", List.of("=="));

  private final SourceRule rule;
  private final String text;
  private final List<Mutant> mutants = new ArrayList<>();

  private Mutator(SourceRule rule) {
    this.rule = rule;
    this.text = rule.file().text();
  }

  /** Every mutant of every rule of a file. */
  static List<Mutant> mutants(RuleFile file) {
    List<Mutant> mutants = new ArrayList<>();
    for (SourceRule rule : ParsedFile.of(file).rules()) {
      mutants.addAll(new Mutator(rule).mutate());
    }
    return mutants;
  }

  private List<Mutant> mutate() {
    salience();
    for (Condition condition : rule.conditions()) {
      int start = offset(condition.line(), condition.column(), condition.text());
      replace(start, start + condition.text().length(), "");
    }
    rule.allConditions().forEach(this::constraints);
    numbers(rule.consequenceStart(), rule.consequenceStart() + rule.consequence().length(), false);
    return mutants;
  }

  private void salience() {
    Matcher matcher = SALIENCE.matcher(text);
    matcher.region(lineStart(rule.line()), rule.consequenceStart());
    if (matcher.find()) {
      mutants.add(
          Mutant.of(rule, matcher.start(), matcher.end(), "").called("salience -> nothing"));
    }
  }

  private void constraints(Condition condition) {
    if (condition.kind() == Condition.Kind.NOT || condition.kind() == Condition.Kind.EXISTS) {
      return; // what is in it has its turn by itself
    }
    for (Constraint constraint : condition.constraints()) {
      int start = offset(constraint.line(), constraint.column(), constraint.text());
      int end = start + constraint.text().length();
      drop(constraint, start, end);
      flip(start, end);
      numbers(start, end, true);
    }
  }

  /** Drop a constraint; what it binds stays bound. */
  private void drop(Constraint constraint, int start, int end) {
    List<Comparison.Binding> bindings = Comparison.bindings(constraint);
    if (bindings.size() == 1) {
      String bound = bindings.get(0).variable() + " : " + bindings.get(0).bound();
      if (!bound.equals(constraint.text().strip())) {
        replace(start, end, bound);
      }
      return;
    }
    int from = start;
    int to = end;
    String after = text.substring(end);
    if (after.stripLeading().startsWith(",")) {
      to = end + after.indexOf(',') + 1;
    } else if (text.substring(0, start).stripTrailing().endsWith(",")) {
      from = text.lastIndexOf(',', start);
    }
    replace(from, to, "");
  }

  private void flip(int start, int end) {
    String constraint = text.substring(start, end);
    Matcher operator = OPERATOR.matcher(blanked(constraint));
    boolean any = false;
    while (operator.find()) {
      any = true;
      for (String other : FLIPS.getOrDefault(operator.group(), List.of())) {
        within(start, end, operator.start(), operator.end(), other);
      }
    }
    int either = constraint.indexOf("||");
    if (either >= 0) {
      within(start, end, either, either + 2, "&&");
    }
    if (!any && !constraint.contains(":") && either < 0) {
      String strip = constraint.strip();
      replace(start, end, strip.startsWith("!") ? strip.substring(1) : "!" + strip);
    }
  }

  private void numbers(int start, int end, boolean whole) {
    Matcher number = NUMBER.matcher(blanked(text.substring(start, end)));
    while (number.find()) {
      BigDecimal value = new BigDecimal(number.group());
      BigDecimal step = value.scale() > 0 ? value.multiply(new BigDecimal("0.1")) : BigDecimal.ONE;
      for (BigDecimal other : List.of(value.add(step), value.subtract(step))) {
        if (whole) {
          within(start, end, number.start(), number.end(), other.toPlainString());
        } else {
          replace(start + number.start(), start + number.end(), other.toPlainString());
        }
      }
    }
  }

  /** Texts within count for nothing. */
  private static String blanked(String code) {
    return STRING
        .matcher(code)
        .replaceAll(found -> "\"" + " ".repeat(found.group().length() - 2) + "\"");
  }

  /** Change a part of something that is told as a whole. */
  private void within(int start, int end, int from, int to, String instead) {
    String whole = text.substring(start, end);
    replace(start, end, whole.substring(0, from) + instead + whole.substring(to));
  }

  private void replace(int start, int end, String instead) {
    Mutant mutant = Mutant.of(rule, start, end, instead);
    boolean again = mutants.stream().anyMatch(it -> it.change().equals(mutant.change()));
    mutants.add(again ? mutant.called(mutant.change() + ", again") : mutant);
  }

  /** The character at which a part of the rule stands. */
  private int offset(int line, int column, String part) {
    int at = lineStart(line) + column - 1;
    int found = text.startsWith(part, at) ? at : text.indexOf(part, lineStart(line));
    if (found < 0) {
      throw new IllegalStateException(rule.file().at(line) + " has no " + part);
    }
    return found;
  }

  private int lineStart(int line) {
    int at = 0;
    for (int i = 1; i < line; i++) {
      at = text.indexOf('\n', at) + 1;
    }
    return at;
  }
}
