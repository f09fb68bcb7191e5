package hgw.economy.batch;

import hgw.network.Grant;
import java.util.List;

/**
 * What a batcher is told. 0 means: not told, find out.
 *
 * @param stamp the newer orders win
 * @param fraction of the money, 0..1, that a batch takes at most
 * @param depth batches in flight at most
 * @param grants RAM for workers
 * @param leastMs how far to look ahead at least; 0 for {@link #LEAST_MS}
 * @param mostMs how far to look ahead at most; 0 for {@link #MOST_MS}
 * @param theft multiplier of the money stolen, the player's times the BitNode's
 * @param required hacking level that the target requires; counts only with theft
 * @param growth the server's growth / 100, times the player's and the BitNode's multiplier
 * @param weakening security that a weaken thread takes away
 */
public record BatchOrders(
    long stamp,
    double fraction,
    int depth,
    List<Grant> grants,
    double leastMs,
    double mostMs,
    double theft,
    double required,
    double growth,
    double weakening) {
  /** The least look-ahead, in ms, where orders do not say. */
  public static final double LEAST_MS = 50;

  /** The most look-ahead, in ms, where orders do not say: as long as a hidden page sleeps. */
  public static final double MOST_MS = 70_000;

  /** Copy the list, and fill in what was not told. */
  public BatchOrders {
    grants = List.copyOf(grants);
    leastMs = leastMs > 0 ? leastMs : LEAST_MS;
    mostMs = mostMs > 0 ? mostMs : MOST_MS;
  }

  /** Order nothing but to work with some RAM. */
  public static BatchOrders of(List<Grant> grants) {
    return new BatchOrders(0, 0, 0, grants, 0, 0, 0, 0, 0, 0);
  }

  /** Return these orders with a stamp. */
  public BatchOrders stamped(long stamp) {
    return new BatchOrders(
        stamp, fraction, depth, grants, leastMs, mostMs, theft, required, growth, weakening);
  }

  /** GB granted in all. */
  public double ram() {
    return grants.stream().mapToDouble(Grant::ram).sum();
  }
}
