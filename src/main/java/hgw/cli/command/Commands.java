package hgw.cli.command;

import hgw.UserError;
import hgw.cli.text.Terminal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the command that a command line asks for. */
public final class Commands {
  /** Every command but help and version, in the order in which help tells them. */
  static final List<Usage> USAGES =
      List.of(
          Live.USAGE,
          DryRun.OF_A_FILE,
          Simulate.USAGE,
          Compare.USAGE,
          Diff.USAGE,
          ShowHistory.USAGE,
          Replay.USAGE,
          RulesCheck.USAGE,
          RulesTest.USAGE,
          RulesList.USAGE,
          RulesFacts.USAGE,
          RulesNew.USAGE);

  private Commands() {}

  /**
   * Read a command line.
   *
   * @throws UserError that names the option at fault
   */
  public static Command parse(String[] args, Terminal terminal) {
    List<String> all = List.of(args);
    Usage named =
        USAGES.stream()
            .filter(usage -> !usage.words().isEmpty() && startsWith(all, usage.words()))
            .max(Comparator.comparing(usage -> usage.words().size()))
            .orElse(null);
    Line line =
        named == null
            ? Line.parse(all, List.of())
            : Line.parse(all.subList(named.words().size(), all.size()), named.rows());
    if (named == null || named.operands().isEmpty()) {
      refuseRest(line.rest());
    }
    Usage usage = usage(named, line);
    for (OptionRow<?> row : line.given()) {
      if (!usage.rows().contains(row)) {
        throw new UserError(row.flag() + " " + refusal(usage, row) + ".");
      }
    }
    return usage.maker().make(line, terminal);
  }

  private static boolean startsWith(List<String> args, List<String> words) {
    return args.size() >= words.size() && args.subList(0, words.size()).equals(words);
  }

  private static void refuseRest(List<String> rest) {
    for (Usage usage : USAGES) {
      if (!usage.words().isEmpty() && rest.contains(usage.words().get(0))) {
        throw new UserError(
            "\"" + usage.name() + "\" comes first: hgw " + usage.name() + ", then its options.");
      }
    }
    if (!rest.isEmpty()) {
      throw new UserError("\"" + rest.get(0) + "\" belongs to no option; hgw --help lists them.");
    }
  }

  private static Usage usage(@Nullable Usage named, Line line) {
    if (line.has(OptionTable.HELP)) {
      return named == null ? Help.USAGE : Help.on(named);
    }
    if (line.has(OptionTable.VERSION)) {
      return Version.USAGE;
    }
    if (named != null) {
      return named;
    }
    boolean file = SourceOptions.isFile(line);
    boolean simulated = line.has(OptionTable.SIMULATE);
    if (line.has(OptionTable.DRY) || line.has(OptionTable.EXPLAIN) || file && !simulated) {
      return simulated ? DryRun.SIMULATED : file ? DryRun.OF_A_FILE : DryRun.LIVE;
    }
    return simulated ? Simulate.USAGE : Live.USAGE;
  }

  /** Say why a command does not take an option. */
  private static String refusal(Usage usage, OptionRow<?> row) {
    String why = usage.refusals().get(row);
    if (why != null) {
      return why;
    }
    return USAGES.stream()
        .filter(other -> usage.words().isEmpty() && other.rows().contains(row))
        .findFirst()
        .map(other -> "is for " + other.purpose())
        .orElse("does nothing for " + usage.purpose());
  }
}
