package hgw.cli;

import hgw.UserError;
import hgw.network.Script;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says, checked.
 *
 * @param command what to do
 * @param score the score model
 * @param rebalance ms between two rebalances
 * @param money ratio of the maximum money to grow to, 0..1
 * @param hack fraction of the money that one hack takes, 0..1
 * @param epsilon security above the minimum that the loop tolerates
 * @param rules overlays of the default pack, in order
 * @param source where the servers come from
 * @param scriptRam GB per thread where the source does not say; null for the shipped loop's
 * @param export file to write the network to, null for none
 * @param json whether the result is printed as JSON
 * @param explain the host to explain, null for none
 * @param notes what the user should know about how the options were taken
 */
record Options(
    Command command,
    String score,
    long rebalance,
    double money,
    double hack,
    double epsilon,
    List<String> rules,
    @Nullable Source source,
    @Nullable Double scriptRam,
    @Nullable Path export,
    boolean json,
    @Nullable String explain,
    List<String> notes) {

  /** What to do. */
  enum Command {
    HELP,
    VERSION,
    DRY_RUN
  }

  /**
   * A file that holds the servers.
   *
   * @param save whether it is an exported save; otherwise it is a snapshot
   */
  record Source(Path file, boolean save) {}

  private static final long MIN_REBALANCE_MS = 60_000;

  private static final org.apache.commons.cli.Options DECLARED = declare();

  private static org.apache.commons.cli.Options declare() {
    var options = new org.apache.commons.cli.Options();
    value(options, "score", "NAME", "score model that ranks the targets (moneyChanceTime)");
    value(options, "rebalance", "MS", "time between two rebalances, at least 60000 (1800000)");
    value(options, "money", "R", "grow a target to this ratio of its maximum money, 0..1 (0.9)");
    value(options, "hack", "R", "fraction of the money that one hack takes, 0..1 (0.5)");
    value(options, "epsilon", "V", "security above the minimum that a loop tolerates (1)");
    flag(options, "dry", "plan once, print the fired rules and the plan, change nothing");
    value(
        options,
        "rules",
        "DIR",
        "lay a directory of .drl files, or a shipped pack, over the"
            + " default pack; may be repeated");
    value(options, "network", "FILE", "plan from a network snapshot (implies --dry)");
    value(options, "save", "FILE", "plan from an exported save of the game (implies --dry)");
    value(options, "script-ram", "GB", "RAM of a thread of the loop where the source does not say");
    value(options, "export", "FILE", "write the discovered network as a snapshot");
    value(options, "format", "text|json", "how to print the plan (text)");
    value(options, "explain", "HOST", "why this server is (not) a runner and (not) a target");
    flag(options, "help", "print this and exit");
    flag(options, "version", "print the version and exit");
    return options;
  }

  private static void value(
      org.apache.commons.cli.Options options, String name, String argument, String text) {
    options.addOption(Option.builder().longOpt(name).hasArg().argName(argument).desc(text).get());
  }

  private static void flag(org.apache.commons.cli.Options options, String name, String text) {
    options.addOption(Option.builder().longOpt(name).desc(text).get());
  }

  /**
   * Read a command line.
   *
   * @throws UserError that names the option at fault
   */
  static Options parse(String[] args) {
    CommandLine line = commandLine(args);
    Values values = new Values(line);
    List<String> notes = new ArrayList<>();
    Command command =
        line.hasOption("help")
            ? Command.HELP
            : line.hasOption("version") ? Command.VERSION : Command.DRY_RUN;
    Options options =
        new Options(
            command,
            values.text("score", "moneyChanceTime"),
            values.rebalance(notes),
            values.ratio("money", 0.9),
            values.ratio("hack", 0.5),
            values.number("epsilon", 1, value -> value >= 0, "at least 0"),
            values.all("rules"),
            values.source(),
            line.hasOption("script-ram")
                ? values.number(
                    "script-ram",
                    Script.LOOP_RAM,
                    value -> value >= Script.MIN_RAM,
                    "at least " + Script.MIN_RAM)
                : null,
            line.hasOption("export") ? values.path("export") : null,
            values.json(),
            line.hasOption("explain") ? values.text("explain", "") : null,
            notes);
    if (command == Command.DRY_RUN && options.source() == null) {
      throw new UserError(
          "this version cannot reach the live game yet; name the servers with --save FILE or"
              + " --network FILE.");
    }
    return options;
  }

  private static CommandLine commandLine(String[] args) {
    CommandLine line;
    try {
      line =
          DefaultParser.builder()
              .setAllowPartialMatching(false)
              .setStripLeadingAndTrailingQuotes(false)
              .get()
              .parse(DECLARED, args);
    } catch (UnrecognizedOptionException e) {
      throw new UserError(e.getOption() + " is not an option; hgw --help lists them.", e);
    } catch (MissingArgumentException e) {
      Option option = e.getOption();
      throw new UserError(
          "--"
              + option.getLongOpt()
              + " needs a value: --"
              + option.getLongOpt()
              + " "
              + option.getArgName(),
          e);
    } catch (ParseException e) {
      throw new UserError(e.getMessage() + "; hgw --help lists the options.", e);
    }
    if (!line.getArgList().isEmpty()) {
      throw new UserError(
          "\"" + line.getArgList().get(0) + "\" belongs to no option; hgw --help lists them.");
    }
    return line;
  }

  /** Print what the options mean. */
  static void printHelp(PrintStream out) {
    out.println("usage: hgw --dry --save FILE | --network FILE [options]");
    out.println();
    out.println("Rules decide which Bitburner server hacks which target with how many threads.");
    out.println();
    int width =
        DECLARED.getOptions().stream().mapToInt(option -> left(option).length()).max().orElse(0);
    for (Option option : DECLARED.getOptions()) {
      String head = String.format("  %-" + width + "s  ", left(option));
      out.print(Wrap.hanging(head, List.of(option.getDescription().split(" ")), " "));
    }
    out.println();
    out.println("In brackets: what holds when the option is not given.");
  }

  private static String left(Option option) {
    return "--" + option.getLongOpt() + (option.hasArg() ? " " + option.getArgName() : "");
  }

  /** The values of one command line, checked one by one. */
  private record Values(CommandLine line) {
    String text(String name, String fallback) {
      String[] given = line.getOptionValues(name);
      if (given == null) {
        return fallback;
      }
      if (given.length > 1) {
        throw new UserError(
            "--" + name + " is given twice: " + given[0] + " and " + given[1] + ". Choose one.");
      }
      return given[0];
    }

    List<String> all(String name) {
      String[] given = line.getOptionValues(name);
      return given == null ? List.of() : List.of(given);
    }

    double ratio(String name, double fallback) {
      return number(name, fallback, value -> value >= 0 && value <= 1, "a ratio in 0..1");
    }

    double number(String name, double fallback, DoublePredicate allowed, String wanted) {
      String given = text(name, "");
      if (!line.hasOption(name)) {
        return fallback;
      }
      try {
        double value = Double.parseDouble(given);
        if (Double.isFinite(value) && allowed.test(value)) {
          return value;
        }
      } catch (NumberFormatException e) {
        throw new UserError("--" + name + " " + given + " is not a number.", e);
      }
      throw new UserError("--" + name + " " + given + " is out of range: " + wanted + ".");
    }

    long rebalance(List<String> notes) {
      String given = text("rebalance", "1800000");
      long ms;
      try {
        ms = Long.parseLong(given);
      } catch (NumberFormatException e) {
        throw new UserError(
            "--rebalance " + given + " is not a whole number of milliseconds, such as 1800000.", e);
      }
      if (ms < MIN_REBALANCE_MS) {
        notes.add("--rebalance " + ms + " is raised to " + MIN_REBALANCE_MS + " ms.");
        return MIN_REBALANCE_MS;
      }
      return ms;
    }

    Path path(String name) {
      String given = text(name, "");
      try {
        return Path.of(given);
      } catch (InvalidPathException e) {
        throw new UserError(
            "--" + name + " " + given + " is not a path: " + e.getReason() + ".", e);
      }
    }

    @Nullable Source source() {
      if (line.hasOption("network") && line.hasOption("save")) {
        throw new UserError("--network and --save exclude each other: name one source.");
      }
      if (line.hasOption("save")) {
        return new Source(path("save"), true);
      }
      return line.hasOption("network") ? new Source(path("network"), false) : null;
    }

    boolean json() {
      String format = text("format", "text");
      return switch (format) {
        case "json" -> true;
        case "text" -> false;
        default -> throw new UserError("--format " + format + " is unknown: text or json.");
      };
    }
  }
}
