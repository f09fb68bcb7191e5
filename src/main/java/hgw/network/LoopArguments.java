package hgw.network;

import java.util.List;
import java.util.Optional;

/**
 * The command line of a loop: written when one is launched, read off those that run.
 *
 * @param target host name of the server that it hacks
 * @param money ratio 0..1 of its maximum money to which it grows the target before it hacks
 * @param hack fraction 0..1 of the money that one hack takes
 * @param epsilon security above the minimum that it tolerates
 */
public record LoopArguments(String target, double money, double hack, double epsilon) {
  private static final String MONEY = "--money";
  private static final String HACK = "--hack";
  private static final String EPSILON = "--epsilon";

  /** Read the arguments of a script; empty if it is no loop, or works on nothing. */
  public static Optional<LoopArguments> of(RunningScript script) {
    if (!script.isLoop() || script.args().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new LoopArguments(
            script.args().get(0),
            script.option(MONEY).orElse(Double.NaN),
            script.option(HACK).orElse(Double.NaN),
            script.option(EPSILON).orElse(Double.NaN)));
  }

  /**
   * The arguments in the order in which the loop is launched with them: texts and numbers, which
   * the game tells apart where a player names a script by its arguments.
   */
  public List<Object> values() {
    return List.of(target, MONEY, money, HACK, hack, EPSILON, epsilon);
  }

  /** The same as text, as a discovery shows them. */
  public List<String> toList() {
    return values().stream().map(String::valueOf).toList();
  }
}
