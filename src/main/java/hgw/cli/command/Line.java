package hgw.cli.command;

import hgw.UserError;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.cli.AlreadySelectedException;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.OptionGroup;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** The options of one command line, with sound values. */
final class Line {
  private final CommandLine line;
  private final Map<String, OptionRow<?>> rows;

  private Line(CommandLine line, Map<String, OptionRow<?>> rows) {
    this.line = line;
    this.rows = rows;
  }

  /**
   * Read a command line. Options of other commands are read, too, so that they can be refused in
   * words of their own.
   *
   * @param args without the words that name the command
   * @param own the options of the command, if words name it; others of these names stand back
   * @throws UserError that names the option at fault
   */
  static Line parse(List<String> args, List<OptionRow<?>> own) {
    Map<String, OptionRow<?>> rows = new LinkedHashMap<>();
    own.forEach(row -> rows.put(row.name(), row));
    OptionTable.rows().forEach(row -> rows.putIfAbsent(row.name(), row));
    Line line = new Line(commandLine(args, rows.values()), rows);
    rows.values().forEach(line::all); // whatever the command asks for, no value is nonsense
    return line;
  }

  private static CommandLine commandLine(List<String> args, Collection<OptionRow<?>> rows) {
    try {
      return DefaultParser.builder()
          .setAllowPartialMatching(false)
          .setStripLeadingAndTrailingQuotes(false)
          .get()
          .parse(declared(rows), args.toArray(String[]::new));
    } catch (UnrecognizedOptionException e) {
      throw new UserError(e.getOption() + " is not an option; hgw --help lists them.", e);
    } catch (MissingArgumentException e) {
      String flag = "--" + e.getOption().getLongOpt();
      throw new UserError(flag + " needs a value: " + flag + " " + e.getOption().getArgName(), e);
    } catch (AlreadySelectedException e) {
      String names =
          e.getOptionGroup().getOptions().stream()
              .map(option -> "--" + option.getLongOpt())
              .collect(Collectors.joining(" and "));
      throw new UserError(names + " exclude each other: name one source.", e);
    } catch (ParseException e) {
      throw new UserError(e.getMessage() + "; hgw --help lists the options.", e);
    }
  }

  private static Options declared(Collection<OptionRow<?>> rows) {
    Options options = new Options();
    rows.forEach(row -> options.addOption(row.option()));
    OptionGroup files = new OptionGroup();
    SourceOptions.FILES.forEach(row -> files.addOption(row.option()));
    return options.addOptionGroup(files);
  }

  /** Whether an option is given. */
  boolean has(OptionRow<?> row) {
    return line.hasOption(row.name());
  }

  /** The options that are given, in order. */
  List<OptionRow<?>> given() {
    return Stream.of(line.getOptions())
        .<OptionRow<?>>map(option -> Objects.requireNonNull(rows.get(option.getLongOpt())))
        .toList();
  }

  /** What belongs to no option. */
  List<String> rest() {
    return line.getArgList();
  }

  /** Return the value of an option; empty if it is not given. */
  <T> Optional<T> get(OptionRow<T> row) {
    return all(row).stream().findFirst();
  }

  /** Return every value of an option, in order. */
  <T> List<T> all(OptionRow<T> row) {
    String[] given = line.getOptionValues(row.name());
    if (given == null) {
      return List.of();
    }
    if (given.length > 1 && !row.repeatable()) {
      throw new UserError(
          row.flag() + " is given twice: " + given[0] + " and " + given[1] + ". Choose one.");
    }
    try {
      T[] values = line.getParsedOptionValues(row.name());
      return List.of(values);
    } catch (ParseException e) {
      throw e.getCause() instanceof UserError refusal ? refusal : new IllegalStateException(e);
    }
  }
}
