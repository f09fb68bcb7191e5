package hgw.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Map;

/**
 * A state of the page as JSON, and what turns one into another: a JSON Merge Patch (RFC 7396). Of
 * parts that are the same object as in the state before, the JSON is the same object too, so that
 * they cost nothing.
 *
 * @param state what it is the JSON of
 * @param json the JSON
 */
record Document(PageState state, ObjectNode json) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .build();

  /** Make the first. */
  static Document of(PageState state) {
    return new Document(state, MAPPER.valueToTree(state));
  }

  /** Make the one that comes after this one. */
  Document next(PageState now) {
    ObjectNode next = MAPPER.createObjectNode();
    put(next, "about", state.about(), now.about());
    put(next, "phase", state.phase(), now.phase());
    put(next, "fare", state.fare(), now.fare());
    putMap(next, "runners", state.runners(), now.runners());
    putMap(next, "targets", state.targets(), now.targets());
    put(next, "warnings", state.warnings(), now.warnings());
    put(next, "foreign", state.foreign(), now.foreign());
    put(next, "notes", state.notes(), now.notes());
    put(next, "rules", state.rules(), now.rules());
    put(next, "excluded", state.excluded(), now.excluded());
    put(next, "findings", state.findings(), now.findings());
    put(next, "editing", state.editing(), now.editing());
    put(next, "course", state.course(), now.course());
    return new Document(now, next);
  }

  private void put(ObjectNode next, String name, Object before, Object now) {
    next.set(name, now.equals(before) ? json.get(name) : MAPPER.valueToTree(now));
  }

  private <V> void putMap(ObjectNode next, String name, Map<String, V> before, Map<String, V> now) {
    if (now == before) {
      next.set(name, json.get(name));
      return;
    }
    JsonNode old = json.get(name);
    ObjectNode map = next.putObject(name);
    now.forEach(
        (key, value) ->
            map.set(
                key,
                value == before.get(key) ? old.get(key) : MAPPER.<JsonNode>valueToTree(value)));
  }

  /** What has to be merged into another document to make it this one; empty if nothing. */
  ObjectNode patchFrom(Document other) {
    return patch(other.json, json);
  }

  private static ObjectNode patch(ObjectNode before, ObjectNode now) {
    ObjectNode patch = MAPPER.createObjectNode();
    if (before == now) {
      return patch;
    }
    for (Map.Entry<String, JsonNode> field : now.properties()) {
      JsonNode old = before.get(field.getKey());
      JsonNode value = field.getValue();
      if (old == value) {
        continue;
      }
      if (old instanceof ObjectNode oldObject && value instanceof ObjectNode object) {
        ObjectNode inner = patch(oldObject, object);
        if (!inner.isEmpty()) {
          patch.set(field.getKey(), inner);
        }
      } else if (!value.equals(old)) {
        patch.set(field.getKey(), value);
      }
    }
    for (Iterator<String> names = before.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!now.has(name)) {
        patch.putNull(name);
      }
    }
    return patch;
  }
}
