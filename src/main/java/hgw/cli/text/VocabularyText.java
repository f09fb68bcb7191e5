package hgw.cli.text;

import hgw.workbench.Vocabulary;
import hgw.workbench.Vocabulary.Call;
import hgw.workbench.Vocabulary.Fact;
import hgw.workbench.Vocabulary.Kind;
import hgw.workbench.Vocabulary.Property;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Formats what rules can speak of for reading. */
public final class VocabularyText {
  private VocabularyText() {}

  /** Format an overview: every fact, what it is and its properties. */
  public static String overview(Vocabulary vocabulary, Style style) {
    StringBuilder text = new StringBuilder();
    for (Kind kind : Kind.values()) {
      text.append(style.heading(title(kind))).append('\n');
      for (Fact fact : vocabulary.facts()) {
        if (fact.kind() == kind) {
          text.append(row("  " + fact.name(), 20, fact.what()));
          text.append(
              style.faint(
                  Wrap.indented(20, fact.properties().stream().map(Property::name).toList(), " ")));
        }
      }
      text.append('\n');
    }
    return text.append("hgw rules facts NAME tells more of a fact, or of a property.\n").toString();
  }

  private static String title(Kind kind) {
    return switch (kind) {
      case FACT -> "Facts";
      case HELPER -> "Helpers, one of each, that keep rules short and large networks fast";
      case PART -> "No facts by themselves, but properties of one";
    };
  }

  /** Format facts with all there is to say of each. */
  public static String of(Vocabulary vocabulary, Style style) {
    List<String> facts = vocabulary.facts().stream().map(fact -> fact(fact, style)).toList();
    return String.join("\n", facts);
  }

  private static String fact(Fact fact, Style style) {
    StringBuilder text = new StringBuilder();
    text.append(style.heading(fact.name())).append(", ").append(fact.what()).append('\n');
    List<Property> properties = fact.properties();
    if (!properties.isEmpty()) {
      String example = properties.get(0).name();
      text.append("\n  properties, in a condition ").append(fact.name()).append("( ");
      text.append(example).append(" ... ), in a consequence .").append(getter(properties.get(0)));
      text.append('\n');
      int name = width(properties.stream().map(Property::name));
      int value = width(properties.stream().map(VocabularyText::value));
      for (Property property : properties) {
        String head =
            String.format(
                "    %-" + name + "s  %-" + value + "s", property.name(), value(property));
        text.append(row(head, head.length() + 2, property.means()));
      }
    }
    calls("a condition can also ask", fact.conditions(), text);
    calls("a consequence can", fact.consequences(), text);
    return text.toString();
  }

  private static String getter(Property property) {
    String capital =
        Character.toUpperCase(property.name().charAt(0)) + property.name().substring(1);
    return (property.type().equals("true or false") ? "is" : "get") + capital + "()";
  }

  /** Type, unit and range of a property: {@code number, GB, at least 0}. */
  private static String value(Property property) {
    List<String> parts = new ArrayList<>(List.of(property.type()));
    if (property.unit() != null) {
      parts.add(property.unit());
    }
    if (property.range() != null) {
      parts.add(property.range());
    }
    return String.join(", ", parts);
  }

  private static void calls(String title, List<Call> calls, StringBuilder text) {
    if (calls.isEmpty()) {
      return;
    }
    text.append("\n  ").append(title).append('\n');
    int width = width(calls.stream().map(Call::call));
    calls.forEach(call -> text.append(row("    " + call.call(), 4 + width + 2, call.does())));
  }

  private static int width(Stream<String> texts) {
    return texts.mapToInt(String::length).max().orElse(0);
  }

  private static String row(String head, int column, String sentence) {
    return Wrap.hanging(
        String.format("%-" + column + "s", head), Arrays.asList(sentence.split(" ")), " ");
  }
}
