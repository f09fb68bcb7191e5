package hgw.cli.command;

import hgw.UserError;
import hgw.cli.text.Terminal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a command is called: by which words, with which options. Immutable.
 *
 * @param words the first words of the command line, which name it; none for what options choose
 * @param operands what may stand there besides options, in words; empty for nothing
 * @param purpose what an option of it is for, to be said where it stands elsewhere
 * @param example how it is usually called
 * @param summary what that does
 * @param maker makes it
 * @param rows the options that it takes
 * @param refusals options that it does not take for a reason of their own, with that reason
 */
record Usage(
    List<String> words,
    String operands,
    String purpose,
    String example,
    String summary,
    Maker maker,
    List<OptionRow<?>> rows,
    Map<OptionRow<?>, String> refusals) {

  /** Makes a command. */
  interface Maker {
    /**
     * Make a command of the options that are given, each of which it takes.
     *
     * @throws UserError if they do not fit together
     */
    Command make(Line line, Terminal terminal);
  }

  /** A command that its first words name. */
  static Usage named(String words, String example, String summary, Maker maker) {
    List<String> each = List.of(words.split(" "));
    return new Usage(each, "", "hgw " + words, example, summary, maker, List.of(), Map.of());
  }

  /** A command that options choose, or the lack of them. */
  static Usage chosen(String purpose, String example, String summary, Maker maker) {
    return new Usage(List.of(), "", purpose, example, summary, maker, List.of(), Map.of());
  }

  /** Return this usage as one that takes something besides options. */
  Usage operands(String operands) {
    return new Usage(words, operands, purpose, example, summary, maker, rows, refusals);
  }

  /** Return this usage with another command made. */
  Usage makes(Maker other) {
    return new Usage(words, operands, purpose, example, summary, other, rows, refusals);
  }

  /** Return this usage with more options. */
  Usage takes(List<OptionRow<?>> more) {
    return with(Stream.concat(rows.stream(), more.stream()).distinct().toList(), refusals);
  }

  /** Return this usage with one more option. */
  Usage takes(OptionRow<?> row) {
    return takes(List.of(row));
  }

  /** Return this usage without an option that belongs to a group that it takes. */
  Usage without(OptionRow<?> row) {
    return with(rows.stream().filter(taken -> !taken.equals(row)).toList(), refusals);
  }

  /** Return this usage without an option that belongs to a group that it takes, and say why. */
  Usage without(OptionRow<?> row, String why) {
    Map<OptionRow<?>, String> more = new LinkedHashMap<>(refusals);
    more.put(row, why);
    return with(rows, more).without(row);
  }

  private Usage with(List<OptionRow<?>> rows, Map<OptionRow<?>, String> refusals) {
    return new Usage(words, operands, purpose, example, summary, maker, rows, refusals);
  }

  /** The words that name the command. */
  String name() {
    return String.join(" ", words);
  }
}
