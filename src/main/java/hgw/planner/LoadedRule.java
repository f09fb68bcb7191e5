package hgw.planner;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the loaded pack: what it is called and where it stands.
 *
 * @param name its name
 * @param file name of its file
 * @param place its first line as messages name it: {@code boost.drl:12}, with the path of a file
 *     that the player wrote
 * @param isShipped whether hgw brought it along; else it is the player's own
 * @param phase its phase, null for a rule outside of all phases
 */
public record LoadedRule(
    @JsonProperty("rule") String name,
    String file,
    @JsonIgnore String place,
    @JsonIgnore boolean isShipped,
    @JsonIgnore @Nullable Phase phase) {

  /** Name the rule with its file and line: {@code boost.drl:12: rule "..."}. */
  String located() {
    return located(place);
  }

  /** Name the rule with one of its lines: {@code boost.drl:15: rule "..."}. */
  String located(String line) {
    return line + ": rule \"" + name + "\"";
  }
}
