package hgw.planner;

import hgw.facts.AssignmentQueue;
import hgw.facts.Cursor;
import hgw.facts.Market;
import hgw.facts.Ranking;
import hgw.facts.Runner;
import hgw.facts.RunnerPool;
import hgw.facts.RunningBatcher;
import hgw.facts.RunningLoop;
import hgw.facts.Settings;
import hgw.facts.Shares;
import hgw.facts.Target;
import hgw.network.LoopArguments;
import hgw.network.Network;
import hgw.network.RunningScript;
import hgw.network.Script;
import hgw.network.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The facts that the rules of one session begin with.
 *
 * @param settings what the player chose
 * @param pool the runners that have threads left, as rules see them
 * @param shares how RAM is shared out among batchers
 * @param runners every server as a runner, in the order of the network
 * @param targets every server as a target, in the order of the network
 * @param running the loops and batchers that run
 */
record SessionFacts(
    Settings settings,
    RunnerPool pool,
    Shares shares,
    List<Runner> runners,
    List<Target> targets,
    List<Object> running) {

  /** Make the facts of a network. */
  static SessionFacts of(Network network, Choices choices) {
    Settings settings = settings(network, choices);
    List<Runner> runners = new ArrayList<>();
    List<Target> targets = new ArrayList<>();
    for (Server server : network.servers()) {
      runners.add(new Runner(server, settings));
      targets.add(new Target(server, network.player(), settings));
    }
    List<Object> running = running(network, runners, targets);
    return new SessionFacts(
        settings, new RunnerPool(), new Shares(settings), runners, targets, running);
  }

  /** All of them, and the helpers, in the order in which a session gets them. */
  List<Object> all() {
    List<Object> all = new ArrayList<>();
    all.add(settings);
    all.add(new Ranking());
    all.add(new Cursor());
    all.add(pool);
    all.add(new Market(settings));
    all.add(new AssignmentQueue());
    all.add(shares);
    all.addAll(runners);
    all.addAll(targets);
    all.addAll(running);
    return all;
  }

  private static Settings settings(Network network, Choices choices) {
    return new Settings(
            choices.score(),
            choices.money().value(),
            choices.hack().value(),
            choices.epsilon().value(),
            choices.horizon(),
            network)
        .given(choices.money().given(), choices.hack().given(), choices.epsilon().given())
        .rebalancedEvery(choices.intervalMs())
        .restarting(
            choices.restart().value() == Choices.Restart.CHANGED, choices.restart().given());
  }

  private static List<Object> running(Network network, List<Runner> runners, List<Target> targets) {
    Map<String, Target> byHost =
        targets.stream().collect(Collectors.toMap(Target::getHost, Function.identity()));
    List<Object> running = new ArrayList<>();
    for (int i = 0; i < runners.size(); i++) {
      Runner runner = runners.get(i);
      for (RunningScript script : network.servers().get(i).running()) {
        Target target = script.args().isEmpty() ? null : byHost.get(script.args().get(0));
        if (target != null && script.isLoop()) {
          LoopArguments.of(script)
              .map(loop -> loop(target, runner, script, loop))
              .ifPresent(running::add);
        } else if (target != null && script.is(Script.Kind.BATCHER)) {
          running.add(new RunningBatcher(target, runner, script.grants()));
        }
      }
    }
    return running;
  }

  private static RunningLoop loop(
      Target target, Runner runner, RunningScript script, LoopArguments loop) {
    return new RunningLoop(
        target,
        runner,
        script.threads(),
        loop.money(),
        loop.hack(),
        loop.epsilon(),
        script.finishesIn());
  }
}
