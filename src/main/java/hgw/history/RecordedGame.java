package hgw.history;

/**
 * The game whose rebalances are recorded.
 *
 * @param name what it is called: where the servers of a simulated one came from
 * @param simulated whether it is a simulated one; a player's questions are about the live one
 */
public record RecordedGame(String name, boolean simulated) {
  /** The game that runs in the player's browser. */
  public static final RecordedGame LIVE = new RecordedGame("live game", false);
}
