package hgw.workbench.scenario;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Something that a plan has, by the keys of a scenario file.
 *
 * @param values what it is; of a sentence just that, without a key
 */
record Row(Map<String, Object> values) {
  /** The key of what is a sentence and nothing else. */
  static final String SENTENCE = "";

  /** Write it as a scenario file would, as far as some keys go. */
  String text(Collection<String> keys) {
    if (values.containsKey(SENTENCE)) {
      return Check.written(values.get(SENTENCE));
    }
    return values.entrySet().stream()
        .filter(entry -> keys.contains(entry.getKey()))
        .map(entry -> entry.getKey() + ": " + Check.written(entry.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
