package hgw.game.live;

import org.jspecify.annotations.Nullable;

/** What tools may ask of a running hgw over HTTP. Called by several threads. */
public interface Remote {
  /** The state, to be answered as JSON. */
  Object status();

  /** The plan in force, to be answered as JSON; null before the first. */
  @Nullable Object plan();

  /** Ask for a rebalance now. */
  void rebalance();
}
