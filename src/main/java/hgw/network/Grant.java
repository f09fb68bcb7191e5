package hgw.network;

/**
 * RAM of one runner that one batcher may fill with workers. The batcher's own RAM is not part of
 * it.
 *
 * @param runner host name
 * @param ram GB
 */
public record Grant(String runner, double ram) {}
