package hgw.workbench.lint;

import hgw.planner.ParsedPack;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What lints look at.
 *
 * @param pack the rules
 * @param hosts the host names of the network; null where there is none at hand
 */
public record Subject(ParsedPack pack, @Nullable Set<String> hosts) {}
