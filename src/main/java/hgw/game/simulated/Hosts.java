package hgw.game.simulated;

import hgw.network.Network;
import hgw.network.RunningScript;
import hgw.network.Server;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** The machines of a simulated game: their RAM, and what runs on them. */
final class Hosts {
  /** GB by which a launch may exceed what is free. Source: {@code src/NetscriptWorker.ts}. */
  private static final double RAM_TOLERANCE = 0.001;

  /** What runs somewhere: more of it than its script is known to who launched it. */
  interface Running {
    /** The script as it is now. */
    RunningScript script();

    /** GB that it fills. */
    double ram();
  }

  private static final class Host {
    private final boolean lets;
    private final double maxRam;

    /** What ran when the game began: it takes RAM, and does nothing here. */
    private final List<RunningScript> before;

    private final Map<Long, Running> running = new LinkedHashMap<>();
    private double usedRam;

    Host(Server server) {
      this.lets = server.rooted() || server.purchased();
      this.maxRam = server.maxRam();
      this.before = new ArrayList<>(server.running().stream().map(RunningScript::stopped).toList());
      this.usedRam = before.stream().mapToDouble(Hosts::ram).sum();
    }
  }

  private final Map<String, Host> hosts = new HashMap<>();

  Hosts(Network start) {
    start.servers().forEach(server -> hosts.put(server.host(), new Host(server)));
  }

  private static double ram(RunningScript script) {
    return script.ram() * script.threads();
  }

  /** Tell why a host does not take so many more GB; empty if it does. */
  String refusal(String name, double ram) {
    Host host = hosts.get(name);
    if (host == null) {
      return "there is no such server";
    }
    if (!host.lets) {
      return "no root access";
    }
    return host.usedRam + ram > host.maxRam + RAM_TOLERANCE ? "not enough RAM" : "";
  }

  /** Let something run. */
  void add(String host, long pid, double ram, Running running) {
    of(host).running.put(pid, running);
    of(host).usedRam += ram;
  }

  /** Something runs no longer. */
  void remove(String host, long pid, double ram) {
    of(host).running.remove(pid);
    of(host).usedRam -= ram;
  }

  /**
   * Forget what ran when the game began.
   *
   * @return how many processes these were
   */
  long removeBefore(String name, Predicate<RunningScript> which) {
    Host host = hosts.get(name);
    if (host == null) {
      return 0;
    }
    List<RunningScript> gone = host.before.stream().filter(which).toList();
    host.before.removeIf(which);
    host.usedRam -= gone.stream().mapToDouble(Hosts::ram).sum();
    return gone.stream().mapToLong(RunningScript::count).sum();
  }

  /** List what was launched on a host and runs; none where there is no such host. */
  Collection<Running> running(String name) {
    Host host = hosts.get(name);
    return host == null ? List.of() : host.running.values();
  }

  /** What a look at a host finds; workers of a kind on a target are told as one. */
  List<RunningScript> scripts(String name) {
    List<RunningScript> scripts = new ArrayList<>(of(name).before);
    Map<List<String>, RunningScript> workers = new LinkedHashMap<>();
    for (Running running : of(name).running.values()) {
      RunningScript script = running.script();
      if (script.isWorker()) {
        workers.merge(List.of(script.file(), script.args().get(0)), script, Hosts::together);
      } else {
        scripts.add(script);
      }
    }
    scripts.addAll(workers.values());
    return scripts;
  }

  private static RunningScript together(RunningScript one, RunningScript other) {
    return new RunningScript(
        one.file(),
        one.threads() + other.threads(),
        one.args(),
        0,
        one.ram(),
        Math.min(one.finishesIn(), other.finishesIn()),
        one.count() + other.count());
  }

  /** GB that run on a host. */
  double usedRam(String name) {
    double launched = of(name).running.values().stream().mapToDouble(Running::ram).sum();
    return of(name).before.stream().mapToDouble(Hosts::ram).sum() + launched;
  }

  private Host of(String name) {
    return Objects.requireNonNull(hosts.get(name), name);
  }
}
