package hgw.workbench.lint;

import hgw.planner.source.Java;
import hgw.planner.source.SourceRule;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the consequence of a rule calls. */
final class Calls {
  private static final Pattern MODIFY =
      Pattern.compile("\\bmodify\\s*\\(\\s*([$\\w]+)\\s*\\)\\s*\\{");
  private static final Pattern METHOD = Pattern.compile("(?<![$\\w.])(\\w+)\\s*\\(");
  private static final Pattern ON_VARIABLE =
      Pattern.compile("(?<![$\\w.])([$\\w]+)\\.(\\w+)\\s*\\(");
  private static final Pattern NEW = Pattern.compile("\\bnew\\s+([\\w.]+)\\s*\\(");

  private Calls() {}

  /**
   * A call.
   *
   * @param variable what it is called on; the class for {@code new}
   * @param method its name; {@code new} for a constructor
   * @param arguments what stands between the brackets, comments left out
   * @param modifies whether it stands in {@code modify}
   * @param offset where it stands in the file
   */
  record Call(String variable, String method, String arguments, boolean modifies, int offset) {
    int line(SourceRule rule) {
      return rule.file().lineAt(offset);
    }

    int column(SourceRule rule) {
      return rule.file().columnAt(offset);
    }
  }

  /** Every call on a variable, within {@code modify} or not, and every {@code new}. */
  static List<Call> of(SourceRule rule) {
    String blank = Java.blanked(rule.consequence());
    String code = Java.withoutComments(rule.consequence());
    List<Call> calls = new ArrayList<>();
    Matcher modify = MODIFY.matcher(blank);
    while (modify.find()) {
      int end = close(blank, modify.end() - 1);
      Matcher method = METHOD.matcher(blank);
      int from = modify.end();
      while (from < end && method.region(from, end).find()) {
        int close = close(blank, method.end() - 1);
        calls.add(
            call(
                rule,
                modify.group(1),
                method.group(1),
                code,
                method.start(),
                method.end(),
                close,
                true));
        from = Math.max(close, method.end());
      }
    }
    Matcher on = ON_VARIABLE.matcher(blank);
    while (on.find()) {
      int close = close(blank, on.end() - 1);
      calls.add(call(rule, on.group(1), on.group(2), code, on.start(), on.end(), close, false));
    }
    Matcher made = NEW.matcher(blank);
    while (made.find()) {
      int close = close(blank, made.end() - 1);
      calls.add(call(rule, made.group(1), "new", code, made.start(), made.end(), close, false));
    }
    return calls;
  }

  private static Call call(
      SourceRule rule,
      String variable,
      String method,
      String code,
      int start,
      int open,
      int close,
      boolean modifies) {
    String arguments = code.substring(Math.min(open, close), close).strip();
    return new Call(variable, method, arguments, modifies, rule.consequenceStart() + start);
  }

  /** Where the bracket at a place is closed; the end if it is not. */
  private static int close(String code, int open) {
    int depth = 0;
    for (int i = open; i < code.length(); i++) {
      char c = code.charAt(i);
      depth += c == '(' || c == '{' || c == '[' ? 1 : c == ')' || c == '}' || c == ']' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return code.length();
  }

  /** Arguments, one by one. */
  static List<String> arguments(Call call) {
    List<String> arguments = new ArrayList<>();
    int depth = 0;
    int from = 0;
    String blank = Java.blanked(call.arguments());
    for (int i = 0; i < blank.length(); i++) {
      char c = blank.charAt(i);
      depth += c == '(' || c == '{' ? 1 : c == ')' || c == '}' ? -1 : 0;
      if (c == ',' && depth == 0) {
        arguments.add(call.arguments().substring(from, i).strip());
        from = i + 1;
      }
    }
    arguments.add(call.arguments().substring(from).strip());
    return arguments;
  }
}
