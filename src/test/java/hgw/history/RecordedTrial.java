package hgw.history;

import hgw.ClassPath;
import hgw.network.Network;
import hgw.network.files.Snapshot;
import hgw.orchestrator.Cycle;
import hgw.orchestrator.SilentReporter;
import hgw.planner.Choices;
import hgw.planner.Pack;
import hgw.planner.Planner;
import hgw.trial.Outcome;
import hgw.trial.Trial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A simulated game that is recorded as if it were another. */
final class RecordedTrial {
  static final long HOUR = 3_600_000;

  private final Path file;
  private final RecordedGame game;
  private final List<String> warnings = new ArrayList<>();
  private final List<Cycle> cycles = new ArrayList<>();
  private Choices choices = Choices.USUAL;
  private Pack pack = Pack.load(List.of());
  private Pruning pruning = Pruning.USUAL;
  private Network network = sample("mid");
  private boolean ends = true;

  RecordedTrial(Path file, RecordedGame game) {
    this.file = file;
    this.game = game;
  }

  static Network sample(String name) {
    String file = "samples/" + name + ".json";
    return Snapshot.parse(file, ClassPath.bytes("/" + file));
  }

  RecordedTrial choices(Choices choices) {
    this.choices = choices;
    return this;
  }

  RecordedTrial pack(Pack pack) {
    this.pack = pack;
    return this;
  }

  RecordedTrial network(Network network) {
    this.network = network;
    return this;
  }

  RecordedTrial pruning(Pruning pruning) {
    this.pruning = pruning;
    return this;
  }

  /** Let hgw be killed in the end. */
  RecordedTrial killed() {
    ends = false;
    return this;
  }

  /** Play some hours from a moment on, which is real time, too. */
  Outcome play(double hours, long from) throws InterruptedException {
    Trial trial = new Trial(network, hours, Double.POSITIVE_INFINITY);
    Planner planner = Planner.of(pack);
    Recorder.Times times =
        new Recorder.Times(
            () -> from + Math.round(trial.hoursPassed() * HOUR),
            () -> from + Math.round(trial.hoursPassed() * HOUR));
    Recorder recorder =
        new Recorder(
            new SilentReporter() {
              @Override
              public void rebalanced(Cycle cycle) {
                cycles.add(cycle);
              }
            },
            file,
            game,
            times,
            warnings::add,
            pruning);
    Outcome outcome = trial.run(planner, choices, recorder);
    if (ends) {
      recorder.close();
    }
    return outcome;
  }

  List<String> warnings() {
    return warnings;
  }

  List<Cycle> cycles() {
    return cycles;
  }
}
