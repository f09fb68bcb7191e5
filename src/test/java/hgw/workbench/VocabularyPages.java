package hgw.workbench;

import hgw.workbench.Vocabulary.Call;
import hgw.workbench.Vocabulary.Fact;
import hgw.workbench.Vocabulary.Kind;
import hgw.workbench.Vocabulary.Property;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The vocabulary as the pages under {@code rules} show it. */
final class VocabularyPages {
  private VocabularyPages() {}

  /** The tables of {@code rules/README.md}: names alone. */
  static String tables(Vocabulary vocabulary) {
    return table("fact", vocabulary, Kind.FACT)
        + "\nHelpers, one of each, keep rules short and large networks fast:\n\n"
        + table("helper", vocabulary, Kind.HELPER)
        + "\nParts, properties that have properties of their own:\n\n"
        + table("part", vocabulary, Kind.PART);
  }

  private static String table(String head, Vocabulary vocabulary, Kind kind) {
    String rows =
        vocabulary.facts().stream()
            .filter(fact -> fact.kind() == kind)
            .map(
                fact ->
                    String.format(
                        "| `%s`, %s | %s | %s |\n",
                        fact.name(),
                        cell(fact.what()),
                        names(
                            Stream.concat(
                                fact.properties().stream().map(Property::name),
                                fact.conditions().stream().map(Call::call))),
                        names(fact.consequences().stream().map(Call::call))))
            .collect(Collectors.joining());
    return "| "
        + head
        + " | properties | what a consequence can do |\n| --- | --- | --- |\n"
        + rows;
  }

  private static String names(Stream<String> names) {
    return names.map(name -> "`" + name + "`").collect(Collectors.joining(" "));
  }

  /** {@code rules/FACTS.md}: all there is to say. */
  static String page(Vocabulary vocabulary) {
    return """
    # The facts

    What rules can speak of: what a condition can ask of each fact, and what a consequence can do.
    `hgw rules facts` prints the same; both are made of `src/main/resources/facts.json`.
    [README.md](README.md) teaches how to use them.
    """
        + vocabulary.facts().stream().map(VocabularyPages::fact).collect(Collectors.joining());
  }

  private static String fact(Fact fact) {
    String text = "\n## " + fact.name() + "\n" + upper(cell(fact.what())) + ".\n";
    if (!fact.properties().isEmpty()) {
      text += "\n| property | value | meaning |\n| --- | --- | --- |\n";
      text +=
          fact.properties().stream()
              .map(it -> "| `" + it.name() + "` | " + value(it) + " | " + it.means() + " |\n")
              .collect(Collectors.joining());
    }
    return text
        + calls("a condition can also ask", fact.conditions())
        + calls("a consequence can", fact.consequences());
  }

  private static String calls(String head, List<Call> calls) {
    if (calls.isEmpty()) {
      return "";
    }
    return "\n| "
        + head
        + " | |\n| --- | --- |\n"
        + calls.stream()
            .map(call -> "| `" + call.call() + "` | " + call.does() + " |\n")
            .collect(Collectors.joining());
  }

  private static String value(Property property) {
    return Stream.of(property.type(), property.unit(), property.range())
        .filter(it -> it != null)
        .collect(Collectors.joining(", "));
  }

  private static String upper(String sentence) {
    return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }

  /** Code in a sentence looks like it. */
  private static String cell(String sentence) {
    return sentence.replaceAll(": (Cursor\\(.*)", ": `$1`");
  }
}
