package hgw.planner;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a rule changed. Immutable.
 *
 * @param fact whose property it is: {@code runner pserv-3}, {@code pserv-3 -> joesguns}
 * @param property what of it
 * @param before what it was, a number or a boolean; null if the rule made the fact
 * @param after what it is since
 */
public record Change(
    String fact,
    String property,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object before,
    Object after) {}
