package hgw.cli.command;

import hgw.cli.text.ExplanationText;
import hgw.cli.text.Json;
import hgw.cli.text.PlanText;
import hgw.cli.text.Style;
import hgw.network.Network;
import hgw.planner.Explanation;
import hgw.planner.Plan;
import hgw.planner.Rules;
import java.io.PrintStream;

/** Plans once and prints the fired rules and the plan; changes nothing. */
public final class DryRun {
  private final Options options;
  private final PrintStream out;
  private final PrintStream err;
  private final Style style;

  public DryRun(Options options, PrintStream out, PrintStream err, Style style) {
    this.options = options;
    this.out = out;
    this.err = err;
    this.style = style;
  }

  public void run() throws InterruptedException {
    options.notes().forEach(note -> err.println("hgw: " + note));
    Sources sources = new Sources(options, err);
    Network network = sources.network();
    Plan plan = new Rules(options.rules()).planner().plan(network, options.choices());
    if (options.explain() != null) {
      Explanation explanation = Explanation.of(options.explain(), network, plan);
      out.print(options.json() ? Json.format(explanation) : ExplanationText.of(explanation, style));
    } else if (options.json()) {
      out.print(Json.format(plan));
    } else {
      out.print(new PlanText(style).dryRun(sources.name(), network, plan));
    }
  }
}
