package hgw.planner;

import hgw.planner.diagnosis.ConditionAdvice;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mvel2.CompileException;

/** Says what was thrown while rules ran. */
final class FailureText {
  private static final Pattern CAST =
      Pattern.compile("class (\\S+) cannot be cast to class (\\S+).*", Pattern.DOTALL);
  private static final Pattern PATH = Pattern.compile("([\\w$.]+)\\.(\\w+)");

  private static final Pattern NUMBER =
      Pattern.compile("For input string: (\".*\").*", Pattern.DOTALL);

  private FailureText() {}

  /** Say what a condition threw. */
  static String ofCondition(Throwable thrown, String condition) {
    if (!(thrown instanceof NullPointerException)) {
      return of(thrown);
    }
    Matcher path = PATH.matcher(condition);
    String mend =
        path.find() ? " Maybe ask first: " + path.group(1) + " != null, " + condition + "?" : "";
    return "something in it is null." + mend;
  }

  /** Say what was thrown. */
  static String of(Throwable thrown) {
    if (thrown instanceof CompileException) {
      return ConditionAdvice.plain(thrown.getMessage());
    }
    String name = thrown.getClass().getSimpleName();
    String message = thrown.getMessage();
    if (thrown instanceof StackOverflowError) {
      return name + ". Maybe a function calls itself without end?";
    }
    if (message == null) {
      return name;
    }
    if (thrown instanceof ArithmeticException && message.equals("/ by zero")) {
      return "a whole number is divided by zero.";
    }
    Matcher cast = CAST.matcher(message);
    if (thrown instanceof ClassCastException && cast.matches()) {
      return "a " + simple(cast.group(1)) + " is no " + simple(cast.group(2)) + ".";
    }
    if (thrown instanceof NullPointerException && message.contains(" because ")) {
      return Character.toLowerCase(message.charAt(0))
          + message.substring(1).replaceAll("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])", "")
          + ".";
    }
    Matcher number = NUMBER.matcher(message);
    if (thrown instanceof NumberFormatException && number.matches()) {
      return number.group(1) + " is no number.";
    }
    if (thrown.getClass() == IllegalArgumentException.class) { // a fact refuses what it is told
      return ConditionAdvice.plain(message) + ".";
    }
    return name + ": " + ConditionAdvice.plain(message);
  }

  private static String simple(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }
}
