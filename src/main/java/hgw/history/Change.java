package hgw.history;

import org.jspecify.annotations.Nullable;

/**
 * What is otherwise at a rebalance than at the one before.
 *
 * @param name what it is about: a file, a setting, a host; empty where there is but one of the kind
 * @param was how it was; null if it was not there
 * @param now how it is; null if it is there no more
 */
public record Change(Kind kind, String name, @Nullable String was, @Nullable String now) {
  /** What can be otherwise. */
  public enum Kind {
    /** hgw was started; {@code now} is its version. */
    STARTED,
    /** The score model. */
    SCORE,
    /** What is laid over the default pack. */
    PACK,
    /** A rule file of the same pack; its values are hashes of what it says. */
    RULE_FILE,
    /** What the player chose: money, hack, ... */
    CHOICE,
    /** How many runners there are. */
    RUNNERS,
    /** A target, on which was the script that worked on it. */
    TARGET
  }
}
