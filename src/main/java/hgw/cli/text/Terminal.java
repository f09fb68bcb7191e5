package hgw.cli.text;

import hgw.OneLine;
import java.io.PrintStream;
import java.util.function.Supplier;

/**
 * Where hgw speaks: results go to stdout, everything else to stderr. A living line, which the next
 * output replaces, is erased by whatever is printed after it. Safe for several threads.
 */
public final class Terminal {
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final PrintStream err;
  private final Style style;
  private final boolean json;
  private boolean livingLine;

  /** Speak in text. */
  public Terminal(PrintStream out, PrintStream err, Style style) {
    this(out, err, style, false);
  }

  private Terminal(PrintStream out, PrintStream err, Style style, boolean json) {
    this.out = out;
    this.err = err;
    this.style = style;
    this.json = json;
  }

  /** Return this terminal with results as JSON, or as text. */
  public Terminal withJson(boolean json) {
    return new Terminal(out, err, style, json);
  }

  /** How text looks. */
  public Style style() {
    return style;
  }

  /** Whether the result is one JSON document, and nothing else goes to stdout. */
  public boolean json() {
    return json;
  }

  /** Print the result, as JSON or as text. */
  public void result(Object document, Supplier<String> text) {
    write(json ? Json.format(document) : Shown.safely(text.get(), style));
  }

  /** Print text that is a part of the result. */
  public void print(String text) {
    write(Shown.safely(text, style));
  }

  private synchronized void write(String text) {
    clear();
    out.print(text);
    out.flush();
  }

  /** Tell something beside the result, as one sentence of hgw on one line. */
  public void say(String sentence) {
    sayAll(OneLine.of(sentence));
  }

  /** Tell sentences, one a line, in which every line break is meant. */
  public void sayAll(String sentences) {
    tell("hgw: " + sentences);
  }

  /** Tell a line beside the result, as it is. */
  public synchronized void tell(String line) {
    clear();
    err.println(Shown.safely(line, Style.PLAIN)); // coloured are only results
    err.flush();
  }

  /** Show a line that the next output replaces; nothing where it could not be replaced. */
  public synchronized void living(String line) {
    if (style == Style.COLOUR && !json) {
      livingLine = true;
      out.print(CLEAR_LINE + line);
      out.flush();
    }
  }

  /** Erase the living line, if there is one. */
  public synchronized void clear() {
    if (livingLine) {
      out.print(CLEAR_LINE);
      livingLine = false;
    }
  }
}
