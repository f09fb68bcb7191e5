package hgw.planner;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import hgw.Place;
import hgw.UserError;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the loaded pack: what it is called and where it stands.
 *
 * @param name its name
 * @param file name of its file
 * @param at its first line, with the path of a file that the player wrote
 * @param isShipped whether hgw brought it along; else it is the player's own
 * @param phase its phase, null for a rule outside of all phases
 */
public record LoadedRule(
    @JsonProperty("rule") String name,
    String file,
    @JsonIgnore Place at,
    @JsonIgnore boolean isShipped,
    @JsonIgnore @Nullable Phase phase) {

  /** Its first line as messages name it: {@code boost.drl:12}. */
  public String place() {
    return at.text();
  }

  /** Name the rule with its file and line: {@code boost.drl:12: rule "..."}. */
  String located() {
    return place() + ": " + named();
  }

  /** An error of this rule: {@code boost.drl:12: rule "..." fires without end}. */
  UserError error(String what) {
    return new UserError(at, named() + " " + what, null);
  }

  /** An error at one of its lines. */
  UserError error(int line, String what, Throwable cause) {
    return new UserError(new Place(at.file(), line), named() + " " + what, cause);
  }

  private String named() {
    return "rule \"" + name + "\"";
  }
}
