package hgw.game.simulated;

import hgw.economy.Operation;
import hgw.economy.SteadyCycle;
import hgw.economy.TargetState;
import hgw.network.Network;
import hgw.network.Player;
import hgw.network.RunningScript;
import hgw.network.Script;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The processes of a simulated game, whose operations end on a virtual clock. Durations are fixed
 * when an operation starts; its effect uses the state when it ends.
 */
final class World {
  /**
   * Cycles are summed for no more than so many ms at a time: others change the player meanwhile.
   */
  private static final double MOST_SUMMED_MS = 60_000;

  /**
   * What became of a launch.
   *
   * @param pid the process, 0 if there is none
   * @param why why not, empty if there is
   */
  record Launched(long pid, String why) {}

  /** A process: the mind that decides for it, and its operations in flight. */
  private final class Process implements Mind.Hands, Hosts.Running {
    private final String host;
    private final RunningScript script;
    private final Mind mind;
    private final List<Flight> flights = new ArrayList<>(1);
    private Clock.@Nullable Timer alarm;
    private double wakeMs;

    Process(String host, RunningScript script, Mind mind) {
      this.host = host;
      this.script = script;
      this.mind = mind;
    }

    @Override
    public RunningScript script() {
      double ends = Double.POSITIVE_INFINITY;
      for (Flight flight : flights) {
        ends = Math.min(ends, flight.timer.atMs() - clock.nowMs());
      }
      return script.finishingIn(ends);
    }

    @Override
    public double ram() {
      return script.ram() * script.threads();
    }

    @Override
    public long pid() {
      return script.pid();
    }

    @Override
    public double nowMs() {
      return clock.nowMs();
    }

    @Override
    public boolean throttled() {
      return clock.throttled();
    }

    @Override
    public TargetState target(String host) {
      return economy.target(host);
    }

    @Override
    public Player player() {
      return economy.player();
    }

    @Override
    public void start(String target, Operation operation, double waitMs) {
      flights.add(new Flight(this, target, operation, clock.nowMs(), waitMs));
    }

    @Override
    public void repeat(String target, SteadyCycle.Cycle cycle, Operation operation) {
      double endMs = clock.nowMs() + repeat(target, cycle);
      flights.add(new Flight(this, target, operation, endMs, 0));
    }

    @Override
    public double repeat(String target, SteadyCycle.Cycle cycle) {
      double room = Math.min(clock.untilMs() - clock.nowMs(), MOST_SUMMED_MS) / cycle.ms();
      return economy.repeat(target, cycle, room, clock.nowMs()) * cycle.ms();
    }

    @Override
    public void wakeAt(double ms) {
      wakeMs = ms;
      if (alarm != null && alarm.dueMs() > ms) {
        callOffAlarm();
      }
      if (alarm == null) { // an alarm that rings too early is set again then: there are fewer
        alarm = clock.at(ms, this::ring);
      }
    }

    private void ring() {
      alarm = null;
      double dueMs = wakeMs;
      if (dueMs > clock.nowMs()) {
        wakeAt(dueMs);
      } else {
        mind.woken(dueMs, this);
      }
    }

    @Override
    public void soon(Runnable action) {
      clock.soon(action);
    }

    @Override
    public long launch(
        String host, Script.Kind script, String argument, long threads, double ram, Mind mind) {
      return World.this.launch(host, script.file(), threads, ram, List.of(argument), mind).pid();
    }

    @Override
    public void finish() {
      remove(this);
    }

    private void callOffAlarm() {
      if (alarm != null) {
        alarm.callOff();
        alarm = null;
      }
    }
  }

  /** An operation of a process, from its start to its end. */
  private final class Flight {
    private final Process process;
    private final String host;
    private final TargetState state;
    private final Operation operation;
    private final double moneyAtStart;
    private final double secAtStart;
    private final double startMs;
    private final Clock.Timer timer;

    Flight(Process process, String target, Operation operation, double startMs, double waitMs) {
      this.process = process;
      this.host = target;
      this.state = economy.target(target);
      this.operation = operation;
      this.moneyAtStart = state.money();
      this.secAtStart = state.sec();
      this.startMs = startMs;
      double ms = operation.times() * state.duration(economy.player(), operation.kind()) + waitMs;
      this.timer = clock.at(startMs + ms, this::end);
    }

    private void end() {
      process.flights.remove(this);
      process.mind.ended(result(), process);
    }

    private Mind.Result result() {
      Economy.Effect effect = economy.carryOut(host, operation, clock.nowMs());
      return new Mind.Result(
          host,
          operation,
          effect.stolen(),
          moneyAtStart,
          state.sec() - secAtStart,
          timer.atMs() - startMs,
          effect.hacked(),
          effect.chance(),
          effect.experience());
    }
  }

  private final Economy economy;
  private final Clock clock;
  private final Hosts hosts;
  private final Map<Long, Process> processes = new HashMap<>();
  private long pids;
  private int lost;

  World(Network start, long seed, double timerFloorMs) {
    this.economy = new Economy(start, seed);
    this.clock = new Clock(timerFloorMs);
    this.hosts = new Hosts(start);
  }

  /** The targets, and the player. */
  Economy economy() {
    return economy;
  }

  Player player() {
    return economy.player();
  }

  TargetState target(String host) {
    return economy.target(host);
  }

  /** The machines, and what runs on them. */
  Hosts hosts() {
    return hosts;
  }

  /** Launch a script, if its host takes it. */
  Launched launch(
      String host, String file, long threads, double ram, List<String> arguments, Mind mind) {
    String refusal = hosts.refusal(host, ram * threads);
    if (!refusal.isEmpty()) {
      return new Launched(0, refusal);
    }
    long pid = ++pids;
    RunningScript script = new RunningScript(file, threads, arguments, pid, ram);
    Process process = new Process(host, script, mind);
    processes.put(pid, process);
    hosts.add(host, pid, ram * threads, process);
    mind.begin(process);
    return new Launched(pid, "");
  }

  /** The batchers that run, by process. */
  SortedMap<Long, BatcherMind> batchers() {
    SortedMap<Long, BatcherMind> batchers = new TreeMap<>();
    for (Process process : processes.values()) {
      if (process.mind instanceof BatcherMind batcher) {
        batchers.put(process.pid(), batcher);
      }
    }
    return batchers;
  }

  /** The mind of a process; null if it does not run. */
  @Nullable Mind mindOf(long pid) {
    Process process = processes.get(pid);
    return process == null ? null : process.mind;
  }

  /**
   * Kill scripts on a host; every operation that they have in flight is lost.
   *
   * @return how many
   */
  long kill(String host, Predicate<RunningScript> which) {
    long killed = hosts.removeBefore(host, which);
    for (Hosts.Running running : new ArrayList<>(hosts.running(host))) {
      if (which.test(running.script())) {
        kill(running.script().pid());
        killed++;
      }
    }
    return killed;
  }

  /** Kill a process, if it runs. */
  void kill(long pid) {
    Process process = processes.get(pid);
    if (process != null) {
      lost += process.flights.size();
      remove(process);
      process.mind.killed(process);
    }
  }

  private void remove(Process process) {
    processes.remove(process.pid());
    process.flights.forEach(flight -> flight.timer.callOff());
    process.callOffAlarm();
    hosts.remove(process.host, process.pid(), process.ram());
  }

  /** Operations lost because their process was killed. */
  int lost() {
    return lost;
  }

  /** Let time pass until a moment, in ms. */
  void advance(double untilMs) {
    clock.advance(untilMs);
  }
}
