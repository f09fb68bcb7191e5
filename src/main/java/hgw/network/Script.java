package hgw.network;

import java.util.Arrays;
import java.util.Optional;

/**
 * A script of hgw as one game has it. Immutable.
 *
 * @param kind what it is
 * @param file its path in the game
 * @param ram GB per thread
 */
public record Script(Kind kind, String file, double ram) {
  /** What a script of hgw is, told by where it lives in the game. */
  public enum Kind {
    /** Through it hgw acts. */
    AGENT("/agent/agent.js"),

    /** It hacks one target, one operation after the other. */
    LOOP("/agent/hgw-loop.js"),

    /** It hacks one target with overlapping batches, through workers. */
    BATCHER("/agent/hgw-batcher.js"),

    /** It hacks once, for a batcher. */
    HACK("/agent/hgw-hack.js"),

    /** It grows once, for a batcher. */
    GROW("/agent/hgw-grow.js"),

    /** It weakens once, for a batcher. */
    WEAKEN("/agent/hgw-weaken.js");

    private final String file;

    Kind(String file) {
      this.file = file;
    }

    /** Its path in the game. */
    public String file() {
      return file;
    }

    /**
     * Tell what the script at a path is, with a leading slash or without; empty if none of ours.
     */
    static Optional<Kind> at(String path) {
      String absolute = path.startsWith("/") ? path : "/" + path;
      return Arrays.stream(values()).filter(kind -> kind.file.equals(absolute)).findFirst();
    }
  }

  /** GB that a batcher takes; its workers take more. Source: {@code mem} in the game 2.6.1. */
  public static final double BATCHER_RAM = 3.4;

  /** Less than this, in GB per thread, is a mistake: in the game no script costs under 1.6. */
  public static final double MIN_RAM = 0.01;

  /**
   * The loop as shipped. A thread costs 1.6 GB base, 0.1 hack, 0.15 each for grow and weaken, 0.1
   * each for reading money, maximum money, security and minimum security.
   */
  public static final Script LOOP = new Script(Kind.LOOP, Kind.LOOP.file(), 2.4);

  /** Return this script at another price per thread, in GB. */
  public Script withRam(double ram) {
    return new Script(kind, file, ram);
  }
}
