package hgw.planner;

import hgw.Failures;
import hgw.UserError;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.base.rule.RuleConditionElement;
import org.drools.mvel.ConstraintEvaluationException;
import org.jspecify.annotations.Nullable;
import org.kie.api.definition.rule.Rule;
import org.mvel2.CompileException;

/** Finds the rule that a failure at run time belongs to. */
final class Blame {
  private static final Pattern FAILED_CONDITION =
      Pattern.compile("Error evaluating constraint '(.*)' in \\[Rule", Pattern.DOTALL);

  private final CompiledRules rules;

  Blame(CompiledRules rules) {
    this.rules = rules;
  }

  /**
   * Say which rule a failure belongs to. That is not always the rule at work: what it changes makes
   * Drools evaluate the conditions of others.
   *
   * @param atWork the rule that was firing or being evaluated; null if none was
   * @return an error with file, line, rule and message; just the message if the rule cannot be
   *     known
   */
  UserError of(Throwable thrown, @Nullable Rule atWork) {
    Throwable root = Failures.rootOf(thrown);
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      String condition = failedCondition(cause);
      if (condition != null) {
        Optional<LoadedRule> rule = rules.first(it -> has(it.getLhs(), condition));
        if (rule.isPresent()) {
          return new UserError(
              rule.get().located() + " cannot evaluate " + condition + ": " + describe(root),
              thrown);
        }
      }
    }
    String who = atWork == null ? "a condition of the rules" : rules.get(atWork).located();
    return new UserError(who + " failed: " + describe(root), thrown);
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

  private static String describe(Throwable thrown) {
    if (thrown instanceof CompileException) {
      return DroolsMessage.plain(thrown.getMessage());
    }
    String name = thrown.getClass().getSimpleName();
    if (thrown instanceof StackOverflowError) {
      return name + ". Maybe a function calls itself without end?";
    }
    return thrown.getMessage() == null
        ? name
        : name + ": " + DroolsMessage.plain(thrown.getMessage());
  }
}
