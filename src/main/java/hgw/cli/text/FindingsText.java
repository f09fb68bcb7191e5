package hgw.cli.text;

import hgw.workbench.lint.Finding;
import java.util.List;
import java.util.Locale;

/** Formats findings. */
public final class FindingsText {
  private FindingsText() {}

  /** Format findings for reading, one a line: {@code file:line:column: sentence. Mend [id]}. */
  public static String text(List<Finding> findings, Style style) {
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings) {
      if (!finding.file().isEmpty()) {
        text.append(style.heading(place(finding))).append(": ");
      }
      text.append(finding.said())
          .append(' ')
          .append(style.faint("[" + finding.id() + "]"))
          .append('\n');
    }
    return text.toString();
  }

  private static String place(Finding finding) {
    return finding.column() > 0 ? finding.place() + ":" + finding.column() : finding.place();
  }

  /** Format findings as commands that GitHub's runners turn into annotations. */
  public static String gitHub(List<Finding> findings) {
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings) {
      text.append("::").append(level(finding.severity()));
      text.append(" file=").append(property(finding.file()));
      if (finding.line() > 0) {
        text.append(",line=").append(finding.line());
      }
      if (finding.column() > 0) {
        text.append(",col=").append(finding.column());
      }
      text.append(",title=").append(property(finding.id())).append("::");
      text.append(data(finding.said())).append('\n');
    }
    return text.toString();
  }

  private static String level(Finding.Severity severity) {
    return severity == Finding.Severity.NOTE ? "notice" : severity.name().toLowerCase(Locale.ROOT);
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
