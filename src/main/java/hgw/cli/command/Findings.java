package hgw.cli.command;

import hgw.cli.text.Terminal;
import hgw.network.Network;
import hgw.network.Server;
import hgw.planner.Choices;
import hgw.planner.ParsedPack;
import hgw.planner.Plan;
import hgw.planner.Planner;
import hgw.workbench.lint.Check;
import hgw.workbench.lint.Finding;
import hgw.workbench.lint.NeverFired;
import hgw.workbench.lint.TwoScores;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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

  /** A plan was made: tell what only a network shows, at the first plan of each set of rules. */
  void planned(Planner planner, Plan plan, Network network, Choices choices) {
    if (planner == planned) {
      return;
    }
    planned = planner;
    if (planner.pack().pack().isShipped()) {
      return;
    }
    Set<String> hosts = network.servers().stream().map(Server::host).collect(Collectors.toSet());
    Check check = Check.of(planner.pack(), hosts);
    tell(check.alone());
    List<Finding> findings = new ArrayList<>(TwoScores.of(planner, plan));
    findings.addAll(NeverFired.of(planner, plan, network, choices));
    tell(check.besides(findings));
  }

  private void tell(List<Finding> findings) {
    findings.stream().filter(told::add).forEach(finding -> terminal.say(finding.text()));
  }
}
