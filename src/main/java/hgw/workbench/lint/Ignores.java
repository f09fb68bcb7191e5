package hgw.workbench.lint;

import hgw.planner.ParsedPack;
import hgw.planner.source.ParsedFile;
import hgw.planner.source.RuleFile;
import hgw.planner.source.SourceRule;
import hgw.workbench.lint.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The comments {@code // hgw:ignore ID reason}: for the rule they stand in or before. */
final class Ignores {
  private static final Pattern COMMENT =
      Pattern.compile("//[ \\t]*hgw:ignore[ \\t]+([\\w-]+)[ \\t]*([^\\r\\n]*)");

  /** A comment, and the lines of the rule that it is for; all where it is for the file. */
  private record Ignore(String id, RuleFile file, int line, int from, int to, String reason) {
    boolean covers(Finding finding) {
      return finding.severity() != Severity.ERROR // which stays one
          && finding.id().equals(id)
          && finding.file().equals(file.location())
          && (finding.line() == 0
              || finding.line() >= from && finding.line() <= to
              || finding.line() == 1 && from == 0);
    }
  }

  private final List<Ignore> ignores;

  private Ignores(List<Ignore> ignores) {
    this.ignores = ignores;
  }

  /** Read the comments of the player's files. */
  static Ignores of(ParsedPack pack) {
    List<Ignore> ignores = new ArrayList<>();
    for (ParsedFile file : pack.files()) {
      if (file.file().shipped() || !file.file().text().contains("hgw:ignore")) {
        continue;
      }
      Matcher comment = COMMENT.matcher(file.file().text());
      while (comment.find()) {
        int line = file.file().lineAt(comment.start());
        SourceRule rule =
            file.rules().stream().filter(it -> it.endLine() >= line).findFirst().orElse(null);
        ignores.add(
            new Ignore(
                comment.group(1),
                file.file(),
                line,
                rule == null ? 0 : Math.min(line, rule.line()),
                rule == null ? 0 : rule.endLine(),
                comment.group(2).strip()));
      }
    }
    return new Ignores(ignores);
  }

  /** Return the findings that nobody wants ignored, and one for each comment without a reason. */
  List<Finding> less(List<Finding> findings) {
    List<Finding> left = new ArrayList<>();
    findings.stream()
        .filter(finding -> ignores.stream().noneMatch(it -> it.covers(finding)))
        .forEach(left::add);
    ignores.stream()
        .filter(it -> it.reason().isEmpty())
        .map(
            it ->
                new Finding(
                    "ignore-without-reason",
                    Severity.WARNING,
                    it.file().location(),
                    it.line(),
                    1,
                    "hgw:ignore " + it.id() + " gives no reason",
                    "Write it behind the id."))
        .forEach(left::add);
    return left.stream().distinct().sorted(Finding.BY_PLACE).toList();
  }
}
