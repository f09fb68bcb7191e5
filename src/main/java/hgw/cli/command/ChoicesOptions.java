package hgw.cli.command;

import static hgw.cli.command.OptionTable.EPSILON;
import static hgw.cli.command.OptionTable.HACK;
import static hgw.cli.command.OptionTable.MONEY;
import static hgw.cli.command.OptionTable.REBALANCE;
import static hgw.cli.command.OptionTable.RESTART;
import static hgw.cli.command.OptionTable.SCORE;

import hgw.cli.text.Terminal;
import hgw.planner.Choice;
import hgw.planner.Choices;
import java.util.List;
import java.util.Optional;

/** Options of every plan: what the player chose. */
final class ChoicesOptions {
  static final List<OptionRow<?>> ROWS = List.of(SCORE, REBALANCE, RESTART, MONEY, HACK, EPSILON);

  private ChoicesOptions() {}

  /** What the player chose; says which of it cannot be. */
  static Choices choices(Line line, Terminal terminal) {
    return choices(line, terminal, Choices.USUAL);
  }

  /** The same, where something else holds if the player chooses nothing. */
  static Choices choices(Line line, Terminal terminal, Choices usual) {
    return new Choices(
        line.get(SCORE).orElse(usual.score()),
        choice(line.get(MONEY), usual.money()),
        choice(line.get(HACK), usual.hack()),
        choice(line.get(EPSILON), usual.epsilon()),
        choice(line.get(RESTART), usual.restart()),
        intervalMs(line.get(REBALANCE).orElse(usual.intervalMs()), terminal),
        usual.horizon());
  }

  private static <T> Choice<T> choice(Optional<T> given, Choice<T> usual) {
    return given.map(Choice::given).orElse(usual);
  }

  private static long intervalMs(long ms, Terminal terminal) {
    if (ms >= Choices.MIN_INTERVAL_MS) {
      return ms;
    }
    terminal.say(REBALANCE.flag() + " " + ms + " is raised to " + Choices.MIN_INTERVAL_MS + " ms.");
    return Choices.MIN_INTERVAL_MS;
  }
}
