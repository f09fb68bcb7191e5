package hgw.planner.source;

import hgw.planner.source.Condition.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.EvalDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.QueryDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/** Reads rules off what Drools has parsed. */
final class SourceReader {
  private static final Pattern THEN = Pattern.compile("\\bthen\\b");

  private final RuleFile file;

  private SourceReader(RuleFile file) {
    this.file = file;
  }

  static List<SourceRule> rules(RuleFile file, PackageDescr parsed) {
    SourceReader reader = new SourceReader(file);
    List<SourceRule> rules = new ArrayList<>();
    for (RuleDescr rule : parsed.getRules()) {
      rules.add(reader.rule(rule, parsed.getName()));
    }
    return List.copyOf(rules);
  }

  private SourceRule rule(RuleDescr rule, @Nullable String packageName) {
    int start = consequenceStart(rule);
    String consequence = rule.getConsequence() == null ? "" : consequence(start, rule);
    return new SourceRule(
        file,
        packageName == null ? "" : packageName,
        rule.getName(),
        rule.getLine(),
        rule.getColumn() + 1,
        attribute(rule, "agenda-group"),
        String.valueOf(attribute(rule, "salience")).replace("null", "0"),
        attribute(rule, "no-loop") != null || attribute(rule, "lock-on-active") != null,
        rule instanceof QueryDescr,
        rule.getLhs() == null ? List.of() : conditions(rule.getLhs()),
        consequence,
        start == 0 ? rule.getLine() : file.lineAt(start),
        start);
  }

  private static @Nullable String attribute(RuleDescr rule, String name) {
    AttributeDescr attribute = rule.getAttributes().get(name);
    return attribute == null ? null : attribute.getValue();
  }

  /** The character after {@code then}; 0 if there is none. */
  private int consequenceStart(RuleDescr rule) {
    int from = rule.getLhs() == null ? -1 : rule.getLhs().getEndCharacter();
    Matcher then = THEN.matcher(Java.blanked(file.text()));
    int end = Math.min(rule.getEndCharacter() + 1, file.text().length());
    then.region(Math.min(Math.max(from, rule.getStartCharacter()), end), end);
    return then.find() ? then.end() : 0;
  }

  private String consequence(int start, RuleDescr rule) {
    int end = Math.min(rule.getEndCharacter() + 1, file.text().length());
    if (start == 0 || start >= end) {
      return "";
    }
    return file.text().substring(start, end).replaceFirst("\\bend\\s*;?\\s*$", "");
  }

  private List<Condition> conditions(ConditionalElementDescr parent) {
    List<Condition> conditions = new ArrayList<>();
    for (Object child : parent.getDescrs()) {
      if (child instanceof BaseDescr descr) {
        conditions.add(condition(descr));
      }
    }
    return conditions;
  }

  private Condition condition(BaseDescr descr) {
    if (descr instanceof PatternDescr pattern) {
      return pattern(pattern);
    }
    if (descr instanceof EvalDescr eval) {
      return make(Kind.EVAL, descr, List.of(at(String.valueOf(eval.getContent()), descr)), null);
    }
    Kind kind =
        descr instanceof NotDescr
            ? Kind.NOT
            : descr instanceof ExistsDescr ? Kind.EXISTS : Kind.OTHER;
    return make(kind, descr, List.of(), descr instanceof ConditionalElementDescr c ? c : null);
  }

  private Condition pattern(PatternDescr pattern) {
    List<Constraint> constraints = new ArrayList<>();
    for (BaseDescr constraint : pattern.getConstraint().getDescrs()) {
      constraints.add(at(text(constraint), constraint));
    }
    Kind kind = Kind.PATTERN;
    List<Condition> nested = List.of();
    if (pattern.getSource() instanceof AccumulateDescr accumulate) {
      kind = Kind.ACCUMULATE;
      BaseDescr input = accumulate.getInput();
      nested =
          input instanceof ConditionalElementDescr group
              ? conditions(group)
              : List.of(condition(input));
    } else if (pattern.getSource() != null) {
      kind = Kind.OTHER;
    }
    String variable = pattern.getIdentifier() == null ? "" : pattern.getIdentifier();
    String fact = kind == Kind.PATTERN ? pattern.getObjectType() : "";
    return new Condition(
        kind,
        text(pattern),
        pattern.getLine(),
        pattern.getColumn() + 1,
        variable,
        fact,
        constraints,
        nested);
  }

  private Condition make(
      Kind kind,
      BaseDescr descr,
      List<Constraint> constraints,
      @Nullable ConditionalElementDescr parent) {
    return new Condition(
        kind,
        text(descr),
        descr.getLine(),
        descr.getColumn() + 1,
        "",
        "",
        constraints,
        parent == null ? List.of() : conditions(parent));
  }

  private static Constraint at(String text, BaseDescr descr) {
    return new Constraint(text, descr.getLine(), descr.getColumn() + 1);
  }

  private String text(BaseDescr descr) {
    int start = descr.getStartCharacter();
    int end = descr.getEndCharacter() + 1;
    return start < 0 || end > file.text().length() || end <= start
        ? descr.toString()
        : file.text().substring(start, end);
  }
}
