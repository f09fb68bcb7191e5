package hgw.cli.text;

import java.lang.reflect.Method;
import java.util.Map;

/** How text looks: with ANSI colour on a terminal, plain elsewhere. */
public enum Style {
  PLAIN,
  COLOUR;

  /** The launchers know whether stdout is a terminal and say so in this system property. */
  private static final String TERMINAL = "hgw.terminal";

  /** Choose by the terminal and the {@code NO_COLOR} convention. */
  public static Style of(Map<String, String> environment) {
    boolean unwanted = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    return !unwanted && isTerminal() ? COLOUR : PLAIN;
  }

  private static boolean isTerminal() {
    String said = System.getProperty(TERMINAL);
    if (said != null) {
      return Boolean.parseBoolean(said);
    }
    return isConsole();
  }

  /** Whether hgw is used by a person at a terminal: stdin and stdout both are one. */
  public static boolean isConsole() {
    if (System.console() == null) {
      return false;
    }
    try { // from Java 22 there is a console without a terminal, too
      Method method = java.io.Console.class.getMethod("isTerminal");
      return (boolean) method.invoke(System.console());
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  public String heading(String text) {
    return wrap("1", text);
  }

  public String faint(String text) {
    return wrap("2", text);
  }

  public String good(String text) {
    return wrap("32", text);
  }

  public String warning(String text) {
    return wrap("33", text);
  }

  /** Draw a bar: plain characters, or coloured blanks, which every terminal font has. */
  public String bar(int length) {
    return this == PLAIN ? "#".repeat(length) : wrap("42", " ".repeat(length));
  }

  private String wrap(String code, String text) {
    return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
