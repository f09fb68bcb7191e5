package hgw.cli.text;

import hgw.planner.Plan;
import hgw.planner.Plan.PlannedScript;
import hgw.planner.Plan.RunnerUse;
import hgw.workbench.diff.Because;
import hgw.workbench.diff.Difference;
import hgw.workbench.diff.Difference.AssignmentChange;
import hgw.workbench.diff.Difference.ExclusionChange;
import hgw.workbench.diff.Income;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Formats what differs between two plans for reading. */
public final class DifferenceText {
  private static final int MOST_TARGETS = 10;

  private final Style style;
  private final StringBuilder text = new StringBuilder();

  private DifferenceText(Style style) {
    this.style = style;
  }

  /** Format a difference: one line for each thing that differs, with the rule responsible. */
  public static String of(String source, Difference difference, Style style) {
    DifferenceText text = new DifferenceText(style);
    text.text.append(style.heading("From " + Shown.name(difference.from()) + " to "));
    text.text.append(style.heading(Shown.name(difference.to())));
    text.text.append(", on ").append(Shown.name(source)).append('\n');
    text.plans(difference);
    if (difference.isNone()) {
      text.text.append("\nBoth plan the same.\n");
    }
    text.income(difference);
    return text.text.toString();
  }

  private void plans(Difference difference) {
    List<AssignmentChange> assignments = difference.assignments();
    section(
        "Settings",
        difference.settings().stream()
            .map(
                it ->
                    new Row(
                        it.setting(), value(it.was()) + " -> " + value(it.now()), it.because())));
    section(
        "Targets gained",
        assignments.stream()
            .filter(AssignmentChange::isGained)
            .map(it -> work(Objects.requireNonNull(it.now()), it.because())));
    section(
        "Targets lost",
        assignments.stream()
            .filter(AssignmentChange::isLost)
            .map(it -> work(Objects.requireNonNull(it.was()), it.because())));
    section(
        "Assignments changed",
        assignments.stream()
            .filter(it -> !it.isGained() && !it.isLost())
            .map(it -> new Row(it.target(), changed(it), it.because())));
    section(
        "Runners",
        difference.runners().stream().map(it -> new Row(it.host(), runner(it), it.because())));
    section(
        "Exclusions",
        difference.exclusions().stream()
            .map(it -> new Row("no " + it.role() + "  " + it.host(), exclusion(it), it.because())));
    section(
        "Warnings",
        difference.warnings().stream()
            .map(it -> new Row(it.gained() ? "new" : "no more", it.text(), it.because())));
  }

  private static Row work(PlannedScript script, @Nullable Because because) {
    return new Row("", PlanText.line(script), because);
  }

  /** A line in the making: what differs, how, and by which rule. */
  private record Row(String subject, String change, @Nullable Because because) {
    Row {
      subject = Shown.name(subject);
      change = Shown.name(change);
    }
  }

  private void section(String title, Stream<Row> changes) {
    List<Row> rows = changes.toList();
    if (rows.isEmpty()) {
      return;
    }
    text.append('\n').append(style.heading(title + " (" + rows.size() + ")")).append('\n');
    int subjects = rows.stream().mapToInt(row -> row.subject().length()).max().orElse(0);
    int width = rows.stream().mapToInt(row -> row.change().length()).max().orElse(0);
    for (Row row : rows) {
      String line = "  " + padded(row.subject(), subjects) + padded(row.change(), width);
      Because because = row.because();
      String by = because == null ? "" : style.faint(because(because));
      text.append((line + by).stripTrailing()).append('\n');
    }
  }

  /** A cell of a column, with the gap behind it; nothing where the column is empty. */
  private static String padded(String cell, int width) {
    return width == 0 ? "" : cell + " ".repeat(width - cell.length() + 2);
  }

  private static String because(Because because) {
    String no = because.how() == Because.How.FIRES_NO_MORE ? "no more: " : "";
    String after = because.after() == null ? "" : ", after " + because.after();
    return Shown.name(no + because.place() + " " + because.rule() + after);
  }

  private static String value(Object value) {
    return value instanceof Double number
        ? Units.number(number)
        : Shown.name(String.valueOf(value));
  }

  private static String changed(AssignmentChange change) {
    PlannedScript was = Objects.requireNonNull(change.was());
    PlannedScript now = Objects.requireNonNull(change.now());
    List<String> parts = new ArrayList<>();
    if (!was.runner().equals(now.runner())) {
      parts.add(was.runner() + " -> " + now.runner());
    }
    if (was instanceof Plan.PlannedLoop before && now instanceof Plan.PlannedLoop after) {
      loops(parts, before, after);
    } else if (was instanceof Plan.PlannedBatcher before
        && now instanceof Plan.PlannedBatcher after) {
      batchers(parts, before, after);
    } else {
      return brief(was) + " -> " + brief(now);
    }
    return String.join(", ", parts);
  }

  private static String brief(PlannedScript script) {
    return script instanceof Plan.PlannedBatcher batcher
        ? "batcher on " + batcher.runner() + ", " + grants(batcher)
        : "loop on " + script.runner() + ", " + Units.threads(script.threads());
  }

  private static void loops(List<String> parts, Plan.PlannedLoop was, Plan.PlannedLoop now) {
    if (was.threads() != now.threads()) {
      parts.add(was.threads() + " -> " + Units.threads(now.threads()));
    }
    number(parts, "money", was.money(), now.money());
    number(parts, "hack", was.hack(), now.hack());
    number(parts, "epsilon", was.epsilon(), now.epsilon());
  }

  private static void batchers(
      List<String> parts, Plan.PlannedBatcher was, Plan.PlannedBatcher now) {
    if (was.hack() != now.hack()) {
      parts.add("hack " + Units.digits(was.hack(), 2) + " -> " + Units.digits(now.hack(), 2));
    }
    if (was.depth() != now.depth()) {
      parts.add(was.depth() + " -> " + now.depth() + " in flight");
    }
    if (!was.grants().equals(now.grants())) {
      parts.add(grants(was) + " -> " + grants(now));
    }
    number(parts, "hack at most", was.limits().hack(), now.limits().hack());
    number(parts, "in flight at most", was.limits().depth(), now.limits().depth());
    number(parts, "ms ahead at least", was.limits().leastAheadMs(), now.limits().leastAheadMs());
    number(parts, "ms ahead at most", was.limits().mostAheadMs(), now.limits().mostAheadMs());
  }

  private static String grants(Plan.PlannedBatcher batcher) {
    return Units.digits(batcher.grantedRam(), 4)
        + " GB on "
        + Units.count(batcher.grants().size(), "runner");
  }

  private static void number(List<String> parts, String name, double was, double now) {
    if (was != now) {
      parts.add(name + " " + Units.number(was) + " -> " + Units.number(now));
    }
  }

  private static String runner(Difference.RunnerChange change) {
    RunnerUse was = change.was();
    RunnerUse now = change.now();
    if (was == null) {
      return "gained, with " + Units.threads(Objects.requireNonNull(now).threads());
    }
    if (now == null) {
      return "lost, with " + Units.threads(was.threads());
    }
    List<String> parts = new ArrayList<>();
    if (was.maxRam() != now.maxRam()) {
      parts.add(Units.number(was.maxRam()) + " -> " + Units.number(now.maxRam()) + " GB");
    }
    if (was.threads() != now.threads()) {
      parts.add(was.threads() + " -> " + Units.threads(now.threads()));
    }
    if (was.scriptsStay() != now.scriptsStay()) {
      parts.add(now.scriptsStay() ? "other scripts stay" : "other scripts are killed");
    }
    return String.join(", ", parts);
  }

  private static String exclusion(ExclusionChange change) {
    String was = change.was();
    String now = change.now();
    String reason =
        was == null ? String.valueOf(now) : now == null ? "no more: " + was : was + " -> " + now;
    return reason;
  }

  private void income(Difference difference) {
    Income income = difference.income();
    if (income == null) {
      return;
    }
    String was = Shown.name(difference.from());
    String now = Shown.name(difference.to());
    text.append('\n').append(style.heading("Income per hour")).append(", played over ");
    text.append(Units.hours(income.hours())).append(" game hours\n");
    Table table = new Table(1);
    table.row("", was, now, "");
    table.row(
        "all together",
        Units.dollars(income.was()),
        Units.dollars(income.now()),
        more(income.was(), income.now()));
    income.targets().stream()
        .limit(MOST_TARGETS)
        .forEach(
            it ->
                table.row(
                    Shown.name(it.host()),
                    Units.dollars(it.was()),
                    Units.dollars(it.now()),
                    more(it.was(), it.now())));
    table.lines().forEach(line -> text.append(line.stripTrailing()).append('\n'));
    int others = income.targets().size() - MOST_TARGETS;
    if (others > 0) {
      text.append("  and ").append(Units.count(others, "target")).append(" more that differ\n");
    }
  }

  private static String more(double was, double now) {
    if (was == now) {
      return "the same";
    }
    if (was == 0 || now == 0) {
      return was == 0 ? "new" : "gone";
    }
    double times = now / was;
    return times >= 2
        ? String.format(Locale.ROOT, "x %.1f", times)
        : String.format(Locale.ROOT, "%+.1f%%", 100 * (times - 1));
  }
}
