package hgw.history;

/** By what rebalances are summed up. */
public enum By {
  /** The score model that ranked the targets; best income per hour first. */
  SCORE,
  /** What was laid over the default pack; best income per hour first. */
  PACK,
  /** The pack, in every version that its files had; best income per hour first. */
  RULES,
  /** The target; what earned most first. */
  TARGET,
  /** The day on which a rebalance was done, in order. */
  DAY
}
