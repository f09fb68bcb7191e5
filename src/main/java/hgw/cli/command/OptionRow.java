package hgw.cli.command;

import org.apache.commons.cli.Option;
import org.jspecify.annotations.Nullable;

/**
 * One option, declared: what help says of it and how its value is read. Immutable.
 *
 * @param name the long name, without dashes
 * @param argument what its value is called; null for a flag, which has none
 * @param sentence what it does
 * @param usual what holds when it is not given, in words; null if there is nothing to say
 * @param repeatable whether it may be given several times
 * @param type the type of its value
 * @param reader reads its value
 */
record OptionRow<T>(
    String name,
    @Nullable String argument,
    String sentence,
    @Nullable String usual,
    boolean repeatable,
    Class<T> type,
    Reader<T> reader) {

  /** Reads the value of an option. */
  interface Reader<T> {
    /**
     * Read a value.
     *
     * @param named the option and its value, for messages
     * @throws hgw.UserError if it is none
     */
    T read(String named, String text);
  }

  static OptionRow<Boolean> flag(String name, String sentence) {
    return new OptionRow<>(name, null, sentence, null, false, Boolean.class, (named, text) -> true);
  }

  static <T> OptionRow<T> value(
      String name,
      String argument,
      String sentence,
      @Nullable String usual,
      Class<T> type,
      Reader<T> reader) {
    return new OptionRow<>(name, argument, sentence, usual, false, type, reader);
  }

  /** Return this option as one that may be given several times. */
  OptionRow<T> repeated() {
    return new OptionRow<>(name, argument, sentence, usual, true, type, reader);
  }

  /** The option as Commons CLI knows it; its converter throws a {@link hgw.UserError}. */
  Option option() {
    return Option.builder()
        .longOpt(name)
        .hasArg(argument != null)
        .argName(argument)
        .desc(description())
        .type(type)
        .converter(text -> reader.read(flag() + " " + text, text))
        .get();
  }

  /** The option as it is written: {@code --money}. */
  String flag() {
    return "--" + name;
  }

  /** The option as it is written with its value: {@code --money R}. */
  String usage() {
    return argument == null ? flag() : flag() + " " + argument;
  }

  /** What it does, and in brackets what holds when it is not given. */
  String description() {
    return usual == null ? sentence : sentence + " (" + usual + ")";
  }
}
