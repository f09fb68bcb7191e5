package hgw.planner;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import hgw.planner.source.SourceRule;
import java.util.List;

/**
 * The first condition of a rule that did not hold for certain facts when its phase was over.
 *
 * @param condition what failed of it, as it is written: {@code remaining > 0}
 * @param pattern what it is asked of: {@code Runner}; empty where it is asked of no one fact
 * @param line its line in the file, from 1
 * @param values what it looked at; the first is what it compares, where it does
 */
@JsonPropertyOrder({"rule", "place", "condition", "pattern", "line", "values"})
public record Failed(
    @JsonIgnore SourceRule source,
    String condition,
    String pattern,
    int line,
    List<Matched> values) {

  /** The name of the rule. */
  @JsonProperty
  public String rule() {
    return source.name();
  }

  /** File and line of the condition. */
  @JsonProperty
  public String place() {
    return source.file().at(line);
  }
}
