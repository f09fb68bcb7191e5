package hgw.network;

/**
 * The loop that runs on the runners.
 *
 * @param file its path in the game
 * @param ram GB per thread
 */
public record Script(String file, double ram) {
  /** Where the loop lives in the game. */
  public static final String LOOP_FILE = "/agent/hgw-loop.js";

  /**
   * GB per thread of the shipped loop: 1.6 base, 0.1 hack, 0.15 each for grow and weaken, 0.1 each
   * for reading money, maximum money, security and minimum security.
   */
  public static final double LOOP_RAM = 2.4;

  /** Less than this, in GB per thread, is a mistake: in the game no script costs under 1.6. */
  public static final double MIN_RAM = 0.01;

  /** The loop as shipped. */
  public static final Script SHIPPED = new Script(LOOP_FILE, LOOP_RAM);
}
