package hgw.cli.command;

import hgw.Failures;
import hgw.UserError;
import hgw.cli.text.Wrap;
import hgw.network.Script;
import hgw.planner.Choice;
import hgw.planner.Choices;
import hgw.planner.Choices.Restart;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.stream.Stream;
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
 * @param restartChanged whether a rebalance spares loops that run as planned
 * @param money ratio of the maximum money to grow to, 0..1
 * @param hack fraction of the money that one hack takes, 0..1
 * @param epsilon security above the minimum that the loop tolerates
 * @param given which of money, hack and epsilon the player chose
 * @param rules overlays of the default pack, in order
 * @param source where the servers come from instead of the live game; null for none
 * @param scriptRam GB per thread where the source does not say; null for the shipped loop's
 * @param export file to write the network to, null for none
 * @param json whether the result is printed as JSON
 * @param explain the host to explain, null for none
 * @param simulate whether the game is the simulated one
 * @param hours game hours that a simulation or a comparison lasts
 * @param speed game seconds per real second of a simulation; infinite for as fast as it goes
 * @param port loopback port for the live game
 * @param origins further pages that the live game is played from
 * @param packs packs to compare, in order; empty for all that hgw brings
 * @param scores score models to compare, in order
 * @param once whether to end after one rebalance
 * @param notes what the user should know about how the options were taken
 */
public record Options(
    Command command,
    String score,
    long rebalance,
    boolean restartChanged,
    double money,
    double hack,
    double epsilon,
    Given given,
    List<String> rules,
    @Nullable Source source,
    @Nullable Double scriptRam,
    @Nullable Path export,
    boolean json,
    @Nullable String explain,
    boolean simulate,
    double hours,
    double speed,
    int port,
    Set<String> origins,
    List<String> packs,
    List<String> scores,
    boolean once,
    List<String> notes) {

  /** What to do. */
  public enum Command {
    HELP,
    VERSION,
    DRY_RUN,
    SIMULATE,
    COMPARE,
    LIVE
  }

  /**
   * A file that holds the servers.
   *
   * @param save whether it is an exported save; otherwise it is a snapshot
   */
  public record Source(Path file, boolean save) {}

  /** Which of these the player chose. */
  public record Given(boolean money, boolean hack, boolean epsilon, boolean restart) {}

  /** The first word of a command line that compares. */
  private static final String COMPARE = "compare";

  private static final String DEFAULT_SCORE = "moneyChanceTime";
  private static final long MIN_REBALANCE_MS = 60_000;

  /** The options of a comparison. */
  private static final Set<String> COMPARED =
      Set.of(
          "packs",
          "scores",
          "rules",
          "network",
          "save",
          "hours",
          "rebalance",
          "restart",
          "money",
          "hack",
          "epsilon",
          "script-ram",
          "format");

  private static final org.apache.commons.cli.Options DECLARED = declare();

  private static org.apache.commons.cli.Options declare() {
    var options = new org.apache.commons.cli.Options();
    value(options, "score", "NAME", "score model that ranks the targets (moneyChanceTime)");
    value(options, "rebalance", "MS", "time between two rebalances, at least 60000 (1800000)");
    value(
        options,
        "restart",
        "WHAT",
        "all, or changed: a rebalance spares loops that run as planned (all)");
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
    flag(options, "simulate", "run against the simulated game (started from a shipped sample)");
    value(options, "hours", "H", "game hours that a simulation (3) or a comparison (8) lasts");
    value(
        options, "speed", "N", "game seconds per real second of a simulation (as fast as it goes)");
    value(options, "packs", "NAMES", "packs to compare, with commas between (all shipped ones)");
    value(options, "scores", "NAMES", "score models to compare, with commas (moneyChanceTime)");
    value(options, "port", "N", "loopback port that the game connects to (12550)");
    value(
        options,
        "allow-origin",
        "URL",
        "a further page that the game is played from; may be repeated");
    flag(options, "once", "one rebalance, then exit");
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
  public static Options parse(String[] args) {
    boolean compare = args.length > 0 && args[0].equals(COMPARE);
    CommandLine line = commandLine(compare ? Arrays.copyOfRange(args, 1, args.length) : args);
    Values values = new Values(line, compare);
    List<String> notes = new ArrayList<>();
    Options options =
        new Options(
            values.command(),
            values.text("score", DEFAULT_SCORE),
            values.rebalance(notes),
            values.restartChanged(),
            values.ratio("money", 0.9),
            values.ratio("hack", 0.5),
            values.number("epsilon", 1, value -> value >= 0, "at least 0"),
            new Given(
                line.hasOption("money"),
                line.hasOption("hack"),
                line.hasOption("epsilon"),
                line.hasOption("restart")),
            values.all("rules"),
            values.source(),
            line.hasOption("script-ram")
                ? values.number(
                    "script-ram",
                    Script.LOOP.ram(),
                    value -> value >= Script.MIN_RAM,
                    "at least " + Script.MIN_RAM)
                : null,
            line.hasOption("export") ? values.path("export") : null,
            values.json(),
            line.hasOption("explain") ? values.text("explain", "") : null,
            compare || line.hasOption("simulate"),
            values.number("hours", compare ? 8 : 3, value -> value > 0, "more than 0"),
            values.number("speed", Double.POSITIVE_INFINITY, value -> value > 0, "more than 0"),
            values.port(),
            values.origins(),
            values.names("packs", List.of()),
            values.names("scores", List.of(DEFAULT_SCORE)),
            line.hasOption("once"),
            notes);
    values.refuseWhatDoesNotFit(options.command());
    return options;
  }

  /** What the player chose for every plan. */
  public Choices choices() {
    return new Choices(
        score,
        new Choice<>(money, given.money()),
        new Choice<>(hack, given.hack()),
        new Choice<>(epsilon, given.epsilon()),
        new Choice<>(restartChanged ? Restart.CHANGED : Restart.ALL, given.restart()),
        rebalance,
        Choices.USUAL.horizon());
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
    if (line.getArgList().contains(COMPARE)) {
      throw new UserError("\"compare\" comes first: hgw compare, then its options.");
    }
    if (!line.getArgList().isEmpty()) {
      throw new UserError(
          "\"" + line.getArgList().get(0) + "\" belongs to no option; hgw --help lists them.");
    }
    return line;
  }

  /** Print what the options mean. */
  public static void printHelp(PrintStream out) {
    out.println("usage: hgw                        orchestrate the live game");
    out.println("       hgw --dry --save FILE      plan from an exported save, print, exit");
    out.println("       hgw --simulate --hours 3   the whole job against a simulated game");
    out.println(
        "       hgw compare --save FILE    what each pack of rules would earn, side by side");
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
  private record Values(CommandLine line, boolean compare) {
    public Command command() {
      if (line.hasOption("help")) {
        return Command.HELP;
      }
      if (line.hasOption("version")) {
        return Command.VERSION;
      }
      if (compare) {
        return Command.COMPARE;
      }
      boolean simulate = line.hasOption("simulate");
      boolean file = line.hasOption("network") || line.hasOption("save");
      if (line.hasOption("dry") || line.hasOption("explain") || file && !simulate) {
        return Command.DRY_RUN;
      }
      return simulate ? Command.SIMULATE : Command.LIVE;
    }

    /** Refuse options that would do nothing. */
    public void refuseWhatDoesNotFit(Command command) {
      if (command == Command.COMPARE) {
        refuse("score", line.hasOption("score"), "is for one score: say --scores to compare");
        for (Option option : line.getOptions()) {
          String name = option.getLongOpt();
          refuse(name, !COMPARED.contains(name), "does nothing for hgw compare");
        }
        return;
      }
      for (String name : List.of("packs", "scores")) {
        refuse(name, line.hasOption(name), "is for hgw compare");
      }
      boolean simulate = line.hasOption("simulate");
      boolean file = line.hasOption("network") || line.hasOption("save");
      for (String name : List.of("hours", "speed")) {
        refuse(
            name, line.hasOption(name) && !simulate, "is for the simulated game: add --simulate");
      }
      for (String name : List.of("port", "allow-origin")) {
        refuse(name, line.hasOption(name) && (simulate || file), "is for the live game");
      }
      refuse(
          "format",
          command == Command.LIVE && json() && !line.hasOption("once"),
          "json needs one result: add --dry or --once");
    }

    private void refuse(String name, boolean misplaced, String why) {
      if (misplaced) {
        throw new UserError("--" + name + " " + why + ".");
      }
    }

    public int port() {
      double port =
          number("port", 12550, value -> value >= 0 && value <= 65535, "a port in 0..65535");
      if (port != Math.rint(port)) {
        throw new UserError("--port " + text("port", "") + " is not a whole number.");
      }
      return (int) port;
    }

    public Set<String> origins() {
      Set<String> origins = new HashSet<>();
      for (String given : all("allow-origin")) {
        if (!given.matches("https?://[^/]+/?")) {
          throw new UserError(
              "--allow-origin " + given + " is not an origin, such as https://example.org.");
        }
        origins.add(given.endsWith("/") ? given.substring(0, given.length() - 1) : given);
      }
      return origins;
    }

    public String text(String name, String fallback) {
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

    public List<String> all(String name) {
      String[] given = line.getOptionValues(name);
      return given == null ? List.of() : List.of(given);
    }

    /** Names with commas between, each once. */
    public List<String> names(String name, List<String> fallback) {
      if (!line.hasOption(name)) {
        return fallback;
      }
      String given = text(name, "");
      List<String> names = Stream.of(given.split(",", -1)).map(String::strip).distinct().toList();
      if (names.contains("")) {
        throw new UserError(
            "--" + name + " " + given + " has an empty name: write names with commas between.");
      }
      return names;
    }

    public double ratio(String name, double fallback) {
      return number(name, fallback, value -> value >= 0 && value <= 1, "a ratio in 0..1");
    }

    public double number(String name, double fallback, DoublePredicate allowed, String wanted) {
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

    public long rebalance(List<String> notes) {
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

    public boolean restartChanged() {
      String what = text("restart", "all");
      return switch (what) {
        case "all" -> false;
        case "changed" -> true;
        default -> throw new UserError("--restart " + what + " is unknown: all or changed.");
      };
    }

    public Path path(String name) {
      String given = text(name, "");
      return Failures.path("--" + name + " " + given, given);
    }

    public @Nullable Source source() {
      if (line.hasOption("network") && line.hasOption("save")) {
        throw new UserError("--network and --save exclude each other: name one source.");
      }
      if (line.hasOption("save")) {
        return new Source(path("save"), true);
      }
      return line.hasOption("network") ? new Source(path("network"), false) : null;
    }

    public boolean json() {
      String format = text("format", "text");
      return switch (format) {
        case "json" -> true;
        case "text" -> false;
        default -> throw new UserError("--format " + format + " is unknown: text or json.");
      };
    }
  }
}
