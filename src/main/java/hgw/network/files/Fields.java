package hgw.network.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hgw.UserError;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object under inspection: every getter either returns a sound value or throws a {@link
 * UserError} that names the file and the path of the value ({@code servers[12].maxRam}).
 */
final class Fields {
  /** Reads strictly, but lets NaN through to the checks here, which can say where it stands. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** A thousand times what the game lets a server grow to. */
  private static final double MAX_RAM = 1e12;

  private final String source;
  private final String path;
  private final JsonNode node;

  private Fields(String source, String path, JsonNode node) {
    this.source = source;
    this.path = path;
    this.node = node;
  }

  /**
   * Parse text that must be one JSON object.
   *
   * @param source the file's name, for messages
   * @param path where in the file the text stands, "" for the whole of it
   */
  static Fields parse(String source, String path, byte[] json) {
    JsonNode node;
    try {
      node = MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      var location = e.getLocation();
      String at = location == null ? "" : " at line " + location.getLineNr();
      throw new UserError(
          source
              + (path.isEmpty() ? "" : ": " + path)
              + " is not sound JSON"
              + at
              + ": "
              + firstSentence(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new UserError(source + " cannot be read: " + e.getMessage(), e);
    }
    Fields fields = new Fields(source, path, node);
    if (!node.isObject()) {
      throw fields.wrong(path, node, "a JSON object");
    }
    return fields;
  }

  private static String firstSentence(String message) {
    String line = message.lines().findFirst().orElse("").strip();
    return line.length() > 160 ? line.substring(0, 160) + "..." : line;
  }

  String source() {
    return source;
  }

  boolean has(String name) {
    return node.has(name);
  }

  Iterable<String> names() {
    return node::fieldNames;
  }

  /** The path of a member of this object, as messages show it. */
  String path(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  Fields object(String name) {
    return object(path(name), present(name));
  }

  /** Return an array's objects one by one. */
  Iterable<Fields> objects(String name) {
    JsonNode array = present(name);
    if (!array.isArray()) {
      throw wrong(path(name), array, "an array");
    }
    return () ->
        new java.util.Iterator<>() {
          private int next;

          @Override
          public boolean hasNext() {
            return next < array.size();
          }

          @Override
          public Fields next() {
            if (!hasNext()) {
              throw new java.util.NoSuchElementException();
            }
            String at = path(name) + "[" + next + "]";
            return object(at, array.get(next++));
          }
        };
  }

  private Fields object(String at, JsonNode value) {
    if (!value.isObject()) {
      throw wrong(at, value, "an object");
    }
    return new Fields(source, at, value);
  }

  String text(String name) {
    JsonNode value = present(name);
    if (!value.isTextual()) {
      throw wrong(path(name), value, "a string");
    }
    if (value.textValue().isBlank()) {
      throw error(path(name) + " is an empty string");
    }
    return value.textValue();
  }

  boolean bool(String name) {
    JsonNode value = present(name);
    if (!value.isBoolean()) {
      throw wrong(path(name), value, "true or false");
    }
    return value.booleanValue();
  }

  /** Return a finite number that is not negative. */
  double number(String name) {
    JsonNode value = present(name);
    if (!value.isNumber()) {
      throw wrong(path(name), value, "a number");
    }
    double number = value.doubleValue();
    if (!Double.isFinite(number)) {
      throw error(path(name) + " is " + value.asText() + ", it must be a finite number");
    }
    if (number < 0) {
      throw error(path(name) + " is " + value.asText() + ", it must not be negative");
    }
    return number;
  }

  /** Return an amount of RAM in GB, small enough for the threads of a fleet to be counted. */
  double ram(String name) {
    double ram = number(name);
    if (ram > MAX_RAM) {
      throw error(path(name) + " is " + ram + ", no server has over " + MAX_RAM + " GB");
    }
    return ram;
  }

  /** Return a whole number that is not negative. */
  int integer(String name) {
    double number = number(name);
    if (number != Math.rint(number) || number > Integer.MAX_VALUE) {
      throw error(path(name) + " is " + present(name).asText() + ", it must be a whole number");
    }
    return (int) number;
  }

  /** Return an array's strings. */
  java.util.List<String> texts(String name) {
    JsonNode array = present(name);
    if (!array.isArray()) {
      throw wrong(path(name), array, "an array of strings");
    }
    var texts = new java.util.ArrayList<String>();
    for (int i = 0; i < array.size(); i++) {
      if (!array.get(i).isTextual()) {
        throw wrong(path(name) + "[" + i + "]", array.get(i), "a string");
      }
      texts.add(array.get(i).textValue());
    }
    return texts;
  }

  /** Return an array's strings, numbers and booleans as text. */
  java.util.List<String> scalars(String name) {
    JsonNode array = present(name);
    if (!array.isArray()) {
      throw wrong(path(name), array, "an array");
    }
    var texts = new java.util.ArrayList<String>();
    array.forEach(value -> texts.add(value.asText()));
    return texts;
  }

  /** Make an error about this file; {@code problem} begins with the path of the value. */
  UserError error(String problem) {
    return new UserError(source + ": " + problem);
  }

  private JsonNode present(String name) {
    JsonNode value = node.get(name);
    if (value == null) {
      throw error(path(name) + " is missing");
    }
    return value;
  }

  private UserError wrong(String at, @Nullable JsonNode value, String wanted) {
    String found =
        value == null || value.isMissingNode()
            ? "nothing"
            : value.isContainerNode() ? "an " + lower(value) : firstSentence(value.toString());
    return error((at.isEmpty() ? "the document" : at) + " is " + found + ", it must be " + wanted);
  }

  private static String lower(JsonNode value) {
    return value.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
  }
}
