package hgw.economy.batch;

/**
 * RAM of one runner that the workers of one batcher may fill. The batcher's own is not part of it.
 *
 * @param runner host name
 * @param ram in GB
 */
public record Grant(String runner, double ram) {}
