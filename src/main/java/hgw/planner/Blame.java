package hgw.planner;

import hgw.Failures;
import hgw.UserError;
import hgw.planner.diagnosis.ConsequenceLines;
import hgw.planner.diagnosis.RuleScope;
import hgw.planner.source.Constraint;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.drools.base.definitions.InternalKnowledgePackage;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.drools.base.rule.LineMappings;
import org.drools.base.rule.RuleConditionElement;
import org.drools.mvel.ConstraintEvaluationException;
import org.jspecify.annotations.Nullable;
import org.kie.api.definition.rule.Rule;
import org.mvel2.CompileException;

/** Finds the rule that a failure at run time belongs to, and the line of it. */
final class Blame {
  private static final Pattern FAILED_CONDITION =
      Pattern.compile("Error evaluating constraint '(.*)' in \\[Rule", Pattern.DOTALL);

  private static final String CONSEQUENCE = "defaultConsequence";

  private final CompiledRules rules;

  Blame(CompiledRules rules) {
    this.rules = rules;
  }

  /**
   * Say which rule a failure belongs to. That is not always the rule at work: what it changes makes
   * Drools evaluate the conditions of others.
   *
   * @param atWork the rule that was firing or being evaluated; null if none was
   * @return an error with file, line of the condition or statement, rule and message; just the
   *     message if the rule cannot be known
   */
  UserError of(Throwable thrown, @Nullable Rule atWork) {
    Throwable root = Failures.rootOf(thrown);
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      String condition = failedCondition(cause);
      if (condition != null) {
        Optional<RuleImpl> rule = rules.first(it -> has(it.getLhs(), condition));
        if (rule.isPresent()) {
          String why = FailureText.ofCondition(root, condition);
          String what = "cannot evaluate " + condition + ": " + why;
          return error(rule.get(), lineOf(condition, rule.get()), what, thrown);
        }
      }
    }
    String what = "failed: " + FailureText.of(root);
    return atWork == null
        ? new UserError("a condition of the rules " + what, thrown)
        : error(atWork, lineOf(thrown, atWork), what, thrown);
  }

  /** An error at a line of a rule; at its first if the line is not known. */
  private UserError error(Rule rule, int line, String what, Throwable thrown) {
    LoadedRule loaded = rules.get(rule);
    return loaded.error(line < 1 ? loaded.at().line() : line, what, thrown);
  }

  /** The line of a condition, from 1; 0 if it is not known. */
  private int lineOf(String condition, Rule rule) {
    return rules
        .source(rule)
        .flatMap(it -> new RuleScope(it).saying(condition))
        .map(Constraint::line)
        .orElse(0);
  }

  /**
   * The line of the statement of a consequence that threw something, from 1; 0 if it is unknown.
   */
  private int lineOf(Throwable thrown, Rule rule) {
    LineMappings lines = lines(rule);
    if (lines == null) {
      return 0;
    }
    return Stream.iterate(thrown, it -> it != null, Throwable::getCause)
        .flatMap(it -> Arrays.stream(it.getStackTrace()))
        .filter(frame -> frame.getMethodName().equals(CONSEQUENCE))
        .filter(frame -> frame.getClassName().equals(lines.getClassName()))
        .findFirst()
        .flatMap(
            frame ->
                rules
                    .source(rule)
                    .map(
                        it ->
                            ConsequenceLines.inFile(frame.getLineNumber(), lines.getOffset(), it)))
        .orElse(0);
  }

  private @Nullable LineMappings lines(Rule rule) {
    RuleImpl impl = (RuleImpl) rule;
    return rules.base().getKiePackage(impl.getPackageName())
            instanceof InternalKnowledgePackage known
        ? known.getDialectRuntimeRegistry().getLineMappings(className(impl))
        : null;
  }

  /** The class that Drools makes of a rule: its consequence is called by another, named so. */
  private static String className(RuleImpl rule) {
    String invoker = rule.getConsequence().getClass().getName();
    return invoker.replaceFirst("DefaultConsequenceInvoker.*$", "");
  }

  private static @Nullable String failedCondition(Throwable thrown) {
    if (thrown instanceof CompileException mvel && mvel.getExpr() != null) {
      return new String(mvel.getExpr()).strip();
    }
    Matcher failed = FAILED_CONDITION.matcher(String.valueOf(thrown.getMessage()));
    boolean found = thrown instanceof ConstraintEvaluationException && failed.find();
    return found ? failed.group(1) : null;
  }

  private static boolean has(RuleConditionElement element, String condition) {
    return element instanceof org.drools.base.rule.Pattern pattern
            && pattern.getConstraints().stream().anyMatch(it -> it.toString().contains(condition))
        || element.getNestedElements().stream().anyMatch(nested -> has(nested, condition));
  }
}
