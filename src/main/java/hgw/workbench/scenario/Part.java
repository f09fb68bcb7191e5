package hgw.workbench.scenario;

import hgw.Decimal;
import hgw.Similar;
import hgw.UserError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * A value of a YAML file under inspection, which knows where it stands. Every getter either returns
 * a sound value or throws a {@link UserError} that names file, line and path: {@code
 * mine.test.yaml:7: given.servers[0].maxRam is "much", it must be a number.}
 */
final class Part {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setSchema(new CoreSchema()).setAllowDuplicateKeys(false).build();

  private final String file;
  private final String path;
  private final Node node;

  private Part(String file, String path, Node node) {
    this.file = file;
    this.path = path;
    this.node = node;
  }

  /**
   * Parse a file.
   *
   * @param file what to call it in messages
   * @return its documents, those that are not empty
   * @throws UserError with the line, if it is no YAML
   */
  static List<Part> documents(String file, String text) {
    List<Part> documents = new ArrayList<>();
    try {
      for (Node node : new Compose(SETTINGS).composeAllFromString(text)) {
        if (!node.getTag().equals(Tag.NULL)) {
          documents.add(new Part(file, "", node));
        }
      }
    } catch (MarkedYamlEngineException e) {
      String at = e.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
      throw new UserError(file + at + ": is not sound YAML: " + e.getProblem() + ".", e);
    } catch (YamlEngineException e) {
      throw new UserError(file + " is not sound YAML: " + e.getMessage() + ".", e);
    }
    return documents;
  }

  /** Its line, from 1. */
  int line() {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }

  /** Make an error of what is wrong with it: {@code file:line: path ...}. */
  UserError error(String problem) {
    return new UserError(file + ":" + line() + ": " + named() + " " + problem);
  }

  /** Where it stands, in words: {@code file:line: path}. */
  String located() {
    return file + ":" + line() + ": " + named();
  }

  private String named() {
    return path.isEmpty() ? "the scenario" : path;
  }

  /**
   * Its members, in order.
   *
   * @throws UserError if it is no mapping, or has a key that the shape lacks
   */
  Map<String, Part> members(Shape shape) {
    Map<String, Part> members = members(shape.example());
    members.forEach((key, member) -> member.requireKnown(key, shape.keys()));
    return members;
  }

  private void requireKnown(String key, Set<String> known) {
    if (!known.contains(key)) {
      throw error("is unknown." + maybe(key, known));
    }
  }

  /** Guess which key was meant: one that is near, or ends alike. */
  private static String maybe(String key, Set<String> known) {
    String near = Similar.maybe(key, known);
    if (!near.isEmpty()) {
      return near;
    }
    String lower = key.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(it -> alike(lower, it.toLowerCase(Locale.ROOT)))
        .findFirst()
        .map(it -> " Maybe \"" + it + "\"?")
        .orElse(" There are: " + String.join(", ", known) + ".");
  }

  private static boolean alike(String one, String two) {
    return one.length() > 2
        && two.length() > 2
        && (one.endsWith(two) || two.endsWith(one) || one.startsWith(two) || two.startsWith(one));
  }

  /**
   * Its members, whatever their keys.
   *
   * @param example what it should look like, for the message
   */
  Map<String, Part> members(String example) {
    if (!(node instanceof MappingNode mapping)) {
      throw wrong("a mapping, such as " + example);
    }
    Map<String, Part> members = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw error("has a key that is no text.");
      }
      String name = key.getValue();
      Part member = new Part(file, path.isEmpty() ? name : path + "." + name, tuple.getValueNode());
      if (members.put(name, member) != null) {
        throw member.error("is there twice.");
      }
    }
    return members;
  }

  /**
   * One of its members.
   *
   * @throws UserError if it is not there
   */
  Part required(Map<String, Part> members, String key) {
    Part part = members.get(key);
    if (part == null) {
      throw error("has no " + key + ".");
    }
    return part;
  }

  /**
   * The elements of a list.
   *
   * @param example what an element should look like, for the message
   */
  List<Part> elements(String example) {
    if (!(node instanceof SequenceNode sequence)) {
      throw wrong("a list, such as [" + example + "]");
    }
    List<Part> elements = new ArrayList<>();
    for (Node element : sequence.getValue()) {
      elements.add(new Part(file, path + "[" + elements.size() + "]", element));
    }
    return elements;
  }

  boolean isMapping() {
    return node instanceof MappingNode;
  }

  boolean isList() {
    return node instanceof SequenceNode;
  }

  /** A text that is not blank. */
  String text() {
    if (!(node instanceof ScalarNode scalar) || !node.getTag().equals(Tag.STR)) {
      throw wrong(node instanceof ScalarNode ? "a text, in quotes" : "a text");
    }
    if (scalar.getValue().isBlank()) {
      throw error("is an empty text.");
    }
    return scalar.getValue();
  }

  /** Refuse what would hold whatever the plan: a list or mapping of nothing. */
  Part notEmpty() {
    boolean empty =
        node instanceof SequenceNode list && list.getValue().isEmpty()
            || node instanceof MappingNode mapping && mapping.getValue().isEmpty();
    if (empty) {
      throw error("is empty and says nothing.");
    }
    return this;
  }

  /** One of some words. */
  String word(Set<String> words) {
    String text = text();
    if (!words.contains(text)) {
      throw error(
          "is \""
              + text
              + "\", it must be "
              + String.join(" or ", words)
              + "."
              + Similar.maybe(text, words));
    }
    return text;
  }

  /** True or false. */
  boolean bool() {
    if (!node.getTag().equals(Tag.BOOL)) {
      throw wrong("true or false");
    }
    return Boolean.parseBoolean(((ScalarNode) node).getValue().toLowerCase(Locale.ROOT));
  }

  boolean isNumber() {
    return node.getTag().equals(Tag.INT) || node.getTag().equals(Tag.FLOAT);
  }

  /** A finite number that is not negative. */
  double number() {
    OptionalDouble number =
        isNumber() ? Decimal.parse(((ScalarNode) node).getValue()) : OptionalDouble.empty();
    double value = number.orElseThrow(() -> wrong("a number"));
    if (!Double.isFinite(value)) {
      throw wrong("a finite number");
    }
    if (value < 0) {
      throw wrong("at least 0");
    }
    return value;
  }

  /** A ratio in 0..1. */
  double ratio() {
    double ratio = number();
    if (ratio > 1) {
      throw wrong("a ratio in 0..1");
    }
    return ratio;
  }

  /** A whole number that is not negative and not over {@code most}. */
  long whole(long most) {
    double number = number();
    if (number != Math.rint(number)) {
      throw wrong("a whole number");
    }
    if (number > most) {
      throw wrong("at most " + most);
    }
    return (long) number;
  }

  private UserError wrong(String wanted) {
    return error("is " + shown() + ", it must be " + wanted + ".");
  }

  private String shown() {
    if (node instanceof ScalarNode scalar) {
      if (node.getTag().equals(Tag.NULL)) {
        return "empty";
      }
      return node.getTag().equals(Tag.STR) ? "\"" + scalar.getValue() + "\"" : scalar.getValue();
    }
    return isMapping() ? "a mapping" : "a list";
  }
}
