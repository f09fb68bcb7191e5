package hgw.network.files;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;

/** Changes one place of a JSON document, named as messages name it ({@code servers[1].maxRam}). */
final class JsonEdit {
  private static final JsonMapper MAPPER = new JsonMapper();

  private JsonEdit() {}

  static ObjectNode parse(String json) {
    try {
      return (ObjectNode) MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Put text at a place as it is, even if it is no JSON, such as {@code NaN}. */
  static void set(ObjectNode root, String path, String literal) {
    JsonPointer pointer = pointer(path);
    JsonNode parent = root.at(pointer.head());
    if (parent instanceof ArrayNode array) {
      array.setRawValue(pointer.last().getMatchingIndex(), new RawValue(literal));
    } else {
      ((ObjectNode) parent)
          .putRawValue(pointer.last().getMatchingProperty(), new RawValue(literal));
    }
  }

  static void remove(ObjectNode root, String path) {
    JsonPointer pointer = pointer(path);
    ((ObjectNode) root.at(pointer.head())).remove(pointer.last().getMatchingProperty());
  }

  private static JsonPointer pointer(String path) {
    return JsonPointer.compile("/" + path.replaceAll("[.\\[]", "/").replace("]", ""));
  }
}
