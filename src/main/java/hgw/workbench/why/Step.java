package hgw.workbench.why;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import hgw.planner.Change;
import hgw.planner.LoadedRule;
import hgw.planner.Matched;
import hgw.planner.Phase;
import hgw.planner.TracedFact;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rule that fired for a server. Immutable.
 *
 * @param loaded the rule
 * @param times how often it fired for the server
 * @param turn how often it had fired in all when it first did
 * @param matched the values that its conditions looked at when it first fired
 * @param last the same of the last time; null if it fired once
 * @param changes what it changed, from the first firing to the last
 * @param facts the servers it matched, then the exclusion, assignment or warning that it was about,
 *     as of the last firing
 */
@JsonPropertyOrder({"rule", "file", "place", "own", "phase", "times", "turn", "matched", "last"})
public record Step(
    @JsonUnwrapped LoadedRule loaded,
    int times,
    int turn,
    List<Matched> matched,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Matched> last,
    List<Change> changes,
    List<TracedFact> facts) {

  /** File and line of the rule. */
  @JsonProperty
  public String place() {
    return loaded.place();
  }

  /** Whether it is the player's own. */
  @JsonProperty("own")
  public boolean isOwn() {
    return !loaded.isShipped();
  }

  /** The phase in which it fires; null outside of all phases. */
  @JsonProperty
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public @Nullable String phase() {
    Phase phase = loaded.phase();
    return phase == null ? null : phase.name().toLowerCase(Locale.ROOT);
  }

  /** Find a value that a condition looked at when it first fired. */
  public Optional<Matched> first(String property) {
    return find(matched, property);
  }

  /** Find a value that a condition looked at when it last fired. */
  public Optional<Matched> last(String property) {
    return find(last == null ? matched : last, property);
  }

  private static Optional<Matched> find(List<Matched> values, String property) {
    return values.stream().filter(it -> it.property().equals(property)).findFirst();
  }

  /** Find what it changed of a property. */
  public Optional<Change> change(String property) {
    return changes.stream().filter(it -> it.property().equals(property)).findFirst();
  }

  /** Find what it is about, by kind. */
  @JsonIgnore
  public <T extends TracedFact> Optional<T> fact(Class<T> kind) {
    return facts.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }
}
