package hgw.cli;

import hgw.facts.Settings;
import hgw.network.Network;
import hgw.network.SaveFile;
import hgw.network.Snapshot;
import hgw.planner.Pack;
import hgw.planner.Plan;
import hgw.planner.Planner;
import java.io.PrintStream;
import java.util.Objects;

/** Plans once and prints the fired rules and the plan; changes nothing. */
final class DryRun {
  private final Options options;
  private final PrintStream out;
  private final PrintStream err;
  private final Style style;

  DryRun(Options options, PrintStream out, PrintStream err, Style style) {
    this.options = options;
    this.out = out;
    this.err = err;
    this.style = style;
  }

  void run() {
    options.notes().forEach(note -> err.println("hgw: " + note));
    Network network = read();
    if (options.export() != null) {
      Snapshot.write(network, options.export());
      err.println("hgw: wrote " + options.export());
    }
    Settings settings =
        new Settings(options.score(), options.money(), options.hack(), options.epsilon(), network);
    Plan plan = Planner.of(Pack.load(options.rules())).plan(network, settings);
    if (options.explain() != null) {
      Explanation explanation = Explanation.of(options.explain(), network, settings, plan);
      out.print(options.json() ? Json.format(explanation) : explanation.text(style));
    } else if (options.json()) {
      out.print(Json.format(plan));
    } else {
      out.print(new PlanText(style).dryRun(sourceName(), network, settings, plan));
    }
  }

  private Network read() {
    Options.Source source = Objects.requireNonNull(options.source());
    if (source.save()) {
      Network network = SaveFile.read(source.file());
      return options.scriptRam() == null ? network : network.withScriptRam(options.scriptRam());
    }
    Network network = Snapshot.read(source.file());
    if (options.scriptRam() != null) {
      err.println(
          "hgw: --script-ram is not used, "
              + source.file()
              + " says "
              + network.script().ram()
              + " GB.");
    }
    return network;
  }

  private String sourceName() {
    Options.Source source = Objects.requireNonNull(options.source());
    return (source.save() ? "exported save " : "snapshot ") + source.file();
  }
}
