package hgw.cli.command;

import hgw.cli.text.Terminal;
import hgw.network.Network;
import hgw.planner.Choices;
import hgw.planner.ParsedPack;
import hgw.planner.Plan;
import hgw.planner.Planner;
import hgw.workbench.RulesReport;
import hgw.workbench.lint.Check;
import hgw.workbench.lint.Finding;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells what is likely wrong with rules, beside the result: each finding once for as long as the
 * rules stay as they are. Used by one thread.
 */
final class Findings {
  private final Terminal terminal;
  private final Set<Finding> told = new HashSet<>();
  private @Nullable Planner planned;

  Findings(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Rules were read: tell what they show by themselves. */
  void read(ParsedPack pack) {
    if (planned != null) { // by other rules
      told.clear();
    }
    if (!pack.pack().isShipped()) { // what hgw brings along is sound
      tell(Check.of(pack, null).beforePlans());
    }
  }

  /** The rules have changed: what is found in them is worth telling again. */
  void changed() {
    told.clear();
  }

  /** A plan was made: tell what only a network shows, at the first plan of each set of rules. */
  void planned(Planner planner, Plan plan, Network network, Choices choices) {
    if (planner == planned) {
      return;
    }
    planned = planner;
    tell(RulesReport.onPlan(planner, plan, network, choices));
  }

  /** Tell findings, but for those that were told of the same rules. */
  void tell(List<Finding> findings) {
    findings.stream().filter(told::add).forEach(finding -> terminal.say(finding.text()));
  }
}
