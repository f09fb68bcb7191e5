package hgw.history;

import org.jspecify.annotations.Nullable;

/**
 * What a rebalance launched for a target, and what came of it. What is null nobody measured, or was
 * not there. Immutable; also as JSON.
 *
 * @param target host name
 * @param runner host name of the runner; null if it still earned, but nothing was launched for it
 * @param script what works on it: the path of a loop or a batcher
 * @param threads its threads, 1 of a batcher
 * @param pid its process id, 0 if it failed
 * @param why why it failed
 * @param predictedPerHour dollars per hour that the plan promised until the next rebalance
 * @param predicted dollars that it should have earned until the next rebalance
 * @param earned dollars that it did
 * @param misfires misfires of its batcher
 */
public record TargetRecord(
    String target,
    @Nullable String runner,
    @Nullable String script,
    @Nullable Long threads,
    @Nullable Long pid,
    @Nullable String why,
    @Nullable Double predictedPerHour,
    @Nullable Double predicted,
    @Nullable Double earned,
    @Nullable Long misfires) {}
