package hgw.network.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hgw.UserError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object under inspection: every getter either returns a sound value or throws an error that
 * names where the object comes from and the path of the value ({@code servers[12].maxRam}). The
 * objects of a file throw {@link UserError}; others what they were made with.
 */
public final class Fields {
  /** Reads strictly, but lets NaN through to the checks here, which can say where it stands. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** A thousand times what the game lets a server grow to. */
  private static final double MAX_RAM = 1e12;

  /** The largest whole number up to which a double has every one. */
  private static final double MAX_WHOLE = 1L << 53;

  private final String path;
  private final JsonNode node;
  private final Function<String, ? extends RuntimeException> errors;

  private Fields(String path, JsonNode node, Function<String, ? extends RuntimeException> errors) {
    this.path = path;
    this.node = node;
    this.errors = errors;
  }

  /**
   * Inspect JSON that is parsed already.
   *
   * @param node what must be an object
   * @param errors makes the error to throw of a problem, which begins with the path of the value:
   *     {@code servers[12].maxRam is missing}
   */
  public static Fields of(JsonNode node, Function<String, ? extends RuntimeException> errors) {
    return new Fields("", node, errors).object("", node, "a JSON object");
  }

  /**
   * Parse a file that must be one JSON object.
   *
   * @param source the file's name, for messages
   * @throws UserError if it is none
   */
  static Fields parse(String source, byte[] json) {
    try {
      return of(MAPPER.readTree(json), problem -> new UserError(source + ": " + problem));
    } catch (JsonProcessingException e) {
      throw new UserError(source + unsound(e));
    } catch (IOException e) {
      throw new UserError(source + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Return the object that a member holds as a string of JSON; its paths begin with {@code name}.
   */
  Fields parsed(String name) {
    try {
      return object(name, MAPPER.readTree(text(name)), "a JSON object");
    } catch (JsonProcessingException e) {
      throw error(name + unsound(e));
    }
  }

  private static String unsound(JsonProcessingException e) {
    var location = e.getLocation();
    String at = location == null ? "" : " at line " + location.getLineNr();
    String why =
        e instanceof JsonEOFException ? "it ends too early" : firstSentence(e.getOriginalMessage());
    return " is not sound JSON" + at + ": " + why;
  }

  private static String firstSentence(String message) {
    String line =
        message
            .replaceFirst(" ?\\(start marker at [^\\n]*", "")
            .lines()
            .findFirst()
            .orElse("")
            .strip();
    return line.length() > 160 ? line.substring(0, 160) + "..." : line;
  }

  /** Tell whether the object has a member of that name, be it null. */
  public boolean has(String name) {
    return node.has(name);
  }

  /** Tell whether a member is there and null: what JSON makes of a number that is not finite. */
  public boolean isNull(String name) {
    return node.path(name).isNull();
  }

  /** The names of all members, in the order of the source. */
  public Iterable<String> names() {
    return node::fieldNames;
  }

  /** The path of a member of this object, as messages show it. */
  public String path(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** Return an object. */
  public Fields object(String name) {
    return object(path(name), present(name), "an object");
  }

  /** Return an array's objects one by one; one that is none is told when its turn comes. */
  public Iterable<Fields> objects(String name) {
    JsonNode array = array(name, "an array");
    return () ->
        IntStream.range(0, array.size())
            .mapToObj(i -> object(path(name) + "[" + i + "]", array.get(i), "an object"))
            .iterator();
  }

  private Fields object(String at, JsonNode value, String wanted) {
    if (!value.isObject()) {
      throw wrong(at, value, wanted);
    }
    return new Fields(at, value, errors);
  }

  /** Return a string that is not blank. */
  public String text(String name) {
    String text = string(name);
    if (text.isBlank()) {
      throw error(path(name) + " is an empty string");
    }
    return text;
  }

  /** Return a string, be it empty. */
  public String string(String name) {
    JsonNode value = present(name);
    if (!value.isTextual()) {
      throw wrong(path(name), value, "a string");
    }
    return value.textValue();
  }

  /** Return true or false. */
  public boolean bool(String name) {
    JsonNode value = present(name);
    if (!value.isBoolean()) {
      throw wrong(path(name), value, "true or false");
    }
    return value.booleanValue();
  }

  /** Return a finite number that is not negative. */
  public double number(String name) {
    double number = real(name);
    if (number < 0) {
      throw error(path(name) + " is " + present(name).asText() + ", it must not be negative");
    }
    return number;
  }

  /** Return a finite number, be it negative. */
  public double real(String name) {
    JsonNode value = present(name);
    if (!value.isNumber()) {
      throw wrong(path(name), value, "a number");
    }
    double number = value.doubleValue();
    if (!Double.isFinite(number)) {
      throw error(path(name) + " is " + value.asText() + ", it must be a finite number");
    }
    return number;
  }

  /** Return a finite number that is not negative, or another where there is none. */
  public double number(String name, double otherwise) {
    return has(name) ? number(name) : otherwise;
  }

  /** Return an amount of RAM in GB, small enough for the threads of a fleet to be counted. */
  public double ram(String name) {
    double ram = number(name);
    if (ram > MAX_RAM) {
      throw error(path(name) + " is " + ram + ", no server has over " + MAX_RAM + " GB");
    }
    return ram;
  }

  /** Return a whole number that is not negative. */
  public int integer(String name) {
    long number = whole(name);
    if (number > Integer.MAX_VALUE) {
      throw notWhole(name);
    }
    return (int) number;
  }

  /** Return a whole number that is not negative, larger than {@link #integer} may be. */
  public long whole(String name) {
    double number = number(name);
    if (number != Math.rint(number) || number > MAX_WHOLE) {
      throw notWhole(name);
    }
    return (long) number;
  }

  /** Return how many there are of something: a whole number, 1 where there is none. */
  public long count(String name) {
    long count = has(name) ? whole(name) : 1;
    if (count < 1) {
      throw error(path(name) + " is 0, there must be at least 1");
    }
    return count;
  }

  private RuntimeException notWhole(String name) {
    return error(path(name) + " is " + present(name).asText() + ", it must be a whole number");
  }

  /** Tell whether a member is an array. */
  boolean isArray(String name) {
    return present(name).isArray();
  }

  /** Return a value, whatever it is; a missing node where there is none. */
  public JsonNode any(String name) {
    return node.path(name);
  }

  /** Return an array's values, whatever they are. */
  public Iterable<JsonNode> elements(String name) {
    return array(name, "an array");
  }

  private JsonNode array(String name, String wanted) {
    JsonNode array = present(name);
    if (!array.isArray()) {
      throw wrong(path(name), array, wanted);
    }
    return array;
  }

  /** Return an array's strings. */
  public List<String> texts(String name) {
    JsonNode array = array(name, "an array of strings");
    var texts = new ArrayList<String>();
    for (int i = 0; i < array.size(); i++) {
      if (!array.get(i).isTextual()) {
        throw wrong(path(name) + "[" + i + "]", array.get(i), "a string");
      }
      texts.add(array.get(i).textValue());
    }
    return texts;
  }

  /** Return an array's strings, numbers and booleans as text. */
  public List<String> scalars(String name) {
    var texts = new ArrayList<String>();
    array(name, "an array").forEach(value -> texts.add(value.asText()));
    return texts;
  }

  /** Make an error of a problem, which begins with the path of the value. */
  public RuntimeException error(String problem) {
    return errors.apply(problem);
  }

  private JsonNode present(String name) {
    JsonNode value = node.get(name);
    if (value == null) {
      throw error(path(name) + " is missing");
    }
    return value;
  }

  private RuntimeException wrong(String at, @Nullable JsonNode value, String wanted) {
    String found =
        value == null || value.isMissingNode()
            ? "nothing"
            : value.isContainerNode() ? "an " + lower(value) : firstSentence(value.toString());
    return error((at.isEmpty() ? "the document" : at) + " is " + found + ", it must be " + wanted);
  }

  private static String lower(JsonNode value) {
    return value.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
