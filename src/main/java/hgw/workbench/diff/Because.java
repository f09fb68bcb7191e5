package hgw.workbench.diff;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The rule that is responsible for a difference.
 *
 * @param rule its name
 * @param place its file and line: {@code my-rules/mine.drl:4}, {@code batch/coverage.drl:12}
 * @param isOwn whether it is the player's own
 * @param how in which way it is responsible
 * @param after the player's rule that made it so, by file and line, where it is the only one that
 *     is new or gone; null if it is the responsible one itself, or if there are several
 */
public record Because(
    String rule,
    String place,
    @JsonProperty("own") boolean isOwn,
    How how,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String after) {

  /** In which way a rule is responsible. */
  public enum How {
    /** It fires for this on the new side alone. */
    FIRES,
    /** It fired for this on the old side alone; or its replacement does so less often. */
    FIRES_NO_MORE,
    /** It fires for this on both sides, and decides otherwise now. */
    DECIDES_OTHERWISE;

    /** The word for it in JSON. */
    @JsonValue
    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }
}
