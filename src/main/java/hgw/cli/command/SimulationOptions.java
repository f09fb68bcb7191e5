package hgw.cli.command;

import static hgw.cli.command.OptionTable.HOURS;
import static hgw.cli.command.OptionTable.OPEN;
import static hgw.cli.command.OptionTable.SPEED;
import static hgw.cli.command.OptionTable.TIMER_FLOOR;

import hgw.network.Network;
import hgw.trial.Trial;
import java.util.List;

/** Options of a simulated game. */
final class SimulationOptions {
  /** Game hours that a simulation lasts. */
  static final double USUAL_HOURS = 3;

  private static final double SPEED_TO_LOOK_ON = 600;

  static final List<OptionRow<?>> ROWS = List.of(OptionTable.SIMULATE, HOURS, SPEED, TIMER_FLOOR);

  private SimulationOptions() {}

  /** Whether the game has a pace, so that one may look on. */
  static boolean paced(Line line) {
    return Double.isFinite(speed(line));
  }

  /** Game seconds per real second; infinite for as fast as it goes. */
  static double speed(Line line) {
    return line.get(SPEED).orElse(line.has(OPEN) ? SPEED_TO_LOOK_ON : Double.POSITIVE_INFINITY);
  }

  /** Prepare the trial that is wanted. */
  static Trial trial(Line line, Network start) {
    return trial(line, start, speed(line));
  }

  /** Prepare that trial, but as fast as it goes. */
  static Trial fastTrial(Line line, Network start) {
    return trial(line, start, Double.POSITIVE_INFINITY);
  }

  private static Trial trial(Line line, Network start, double speed) {
    return new Trial(
        start, line.get(HOURS).orElse(USUAL_HOURS), speed, line.get(TIMER_FLOOR).orElse(0.0));
  }
}
