package hgw.workbench.scenario;

import hgw.network.Grant;
import hgw.network.LoopArguments;
import hgw.network.Network;
import hgw.network.RunningScript;
import hgw.network.Script;
import hgw.network.Server;
import hgw.planner.Choices;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code given.running}: what a plan assigns can be pasted as what runs. */
final class RunningReader {
  private static final long MOST_THREADS = 1L << 53;

  private final Names hosts;
  private final Network network;
  private final Choices choices;

  RunningReader(Network network, Choices choices) {
    this.hosts = Names.ofHosts(network);
    this.network = network;
    this.choices = choices;
  }

  /** Read what runs, and return the network with it. */
  Network read(Part list) {
    Map<String, List<RunningScript>> byRunner = new LinkedHashMap<>();
    for (Part part : list.elements(Shape.RUNNING.example())) {
      Map<String, Part> members = part.members(Shape.RUNNING);
      String runner = hosts.read(part.required(members, "runner"));
      byRunner.computeIfAbsent(runner, any -> new ArrayList<>()).add(script(part, members));
    }
    List<Server> servers = new ArrayList<>();
    for (Server server : network.servers()) {
      List<RunningScript> more = byRunner.getOrDefault(server.host(), List.of());
      servers.add(more.isEmpty() ? server : running(server, more));
    }
    return new Network(network.player(), network.loop(), servers);
  }

  private static Server running(Server server, List<RunningScript> more) {
    List<RunningScript> all = new ArrayList<>(server.running());
    all.addAll(more);
    double ram = more.stream().mapToDouble(it -> it.ram() * it.threads()).sum();
    return server.withRunning(all, server.usedRam() + ram);
  }

  private RunningScript script(Part part, Map<String, Part> members) {
    Part script = members.get("script");
    String file = script == null ? Rows.LOOP : ExpectReader.script(script);
    long threads = threads(members.get("threads"));
    if (file.equals(Rows.LOOP)) {
      return loop(part, members, threads);
    }
    if (file.equals(Rows.BATCHER)) {
      return batcher(part, members);
    }
    refuse(members, "is for loops and batchers alone.", "target", "finishesIn", "grants");
    double ram = part.required(members, "ram").number();
    return new RunningScript(file, threads, List.of(), 0, ram);
  }

  private static long threads(@Nullable Part part) {
    return part == null ? 1 : part.whole(MOST_THREADS);
  }

  private RunningScript loop(Part part, Map<String, Part> members, long threads) {
    refuse(members, "is for batchers alone.", "grants");
    Part money = members.get("money");
    Part hack = members.get("hack");
    Part epsilon = members.get("epsilon");
    LoopArguments arguments =
        new LoopArguments(
            hosts.read(part.required(members, "target")),
            money == null ? choices.money().value() : money.ratio(),
            hack == null ? choices.hack().value() : hack.ratio(),
            epsilon == null ? choices.epsilon().value() : epsilon.number());
    Part ends = members.get("finishesIn");
    return new RunningScript(
        Script.Kind.LOOP.file(),
        threads,
        arguments.toList(),
        0,
        network.loop().ram(),
        ends == null ? Double.POSITIVE_INFINITY : ends.number());
  }

  private RunningScript batcher(Part part, Map<String, Part> members) {
    refuse(members, "is for loops alone.", "finishesIn", "money", "epsilon");
    List<Grant> grants = new ArrayList<>();
    Part list = members.get("grants");
    if (list != null) {
      for (Part grant : list.elements(Shape.GRANT.example())) {
        Map<String, Part> granted = grant.members(Shape.GRANT);
        grants.add(
            new Grant(
                hosts.read(grant.required(granted, "runner")),
                grant.required(granted, "ram").number()));
      }
    }
    String target = hosts.read(part.required(members, "target"));
    return new RunningScript(
            Script.Kind.BATCHER.file(),
            1,
            List.of(target),
            0,
            Script.BATCHER_RAM,
            Double.POSITIVE_INFINITY)
        .granted(grants);
  }

  private static void refuse(Map<String, Part> members, String why, String... keys) {
    for (String key : keys) {
      Part part = members.get(key);
      if (part != null) {
        throw part.error(why);
      }
    }
  }
}
