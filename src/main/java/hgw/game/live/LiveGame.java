package hgw.game.live;

import hgw.game.Applied;
import hgw.game.BatcherReport;
import hgw.game.Discovery;
import hgw.game.Doorbell;
import hgw.game.Game;
import hgw.game.GameException;
import hgw.game.Orders;
import hgw.game.Telemetry;
import hgw.hub.Hub;
import hgw.hub.Mount;
import hgw.network.Network;
import hgw.network.Server;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The game that runs in the player's browser or desktop app, reached through the agent. It connects
 * to the hub on which {@link #mount} is mounted.
 */
public final class LiveGame implements Game {
  private static final Logger LOG = LoggerFactory.getLogger(LiveGame.class);
  private static final long LOOK_EVERY_MS = 500;
  private static final long TELEMETRY_EVERY_MS = 1000;

  private final SteadyClock clock = new SteadyClock();
  private final Doorbell bell = new Doorbell();
  private final Patience patience;
  private final AgentLink link;
  private final AgentWire wire;
  private final OperationsInFlight operations = new OperationsInFlight();
  private final Map<String, Double> earned = new HashMap<>();
  private final Map<String, BatcherReport> batchers = new TreeMap<>();
  private final Queue<String> notes = new ConcurrentLinkedQueue<>();
  private final Set<String> noted = new HashSet<>();
  private final AtomicBoolean toldOutdated = new AtomicBoolean();

  /** Create a game that no agent has connected yet. */
  public LiveGame() {
    this(Patience.USUAL);
  }

  /** Create a game that waits for its agent as long as it is told. */
  LiveGame(Patience patience) {
    this.patience = patience;
    this.link = new AgentLink(patience.deadlineMs(), clock::now, bell::connected);
    this.wire = new AgentWire(link);
  }

  /** What the agent is served by, and connects to. */
  public Mount mount() {
    return new AgentMount(link, this::noteOutdated, this::note);
  }

  /** The two lines to paste into the game's terminal, for a hub on which the mount is mounted. */
  public static List<String> terminalLines(Hub hub) {
    return List.of("wget " + hub.urlWithKey("/agent.js") + " agent/agent.js", "run agent/agent.js");
  }

  /** Whether an agent is connected. An outdated one never is. */
  public boolean connected() {
    return link.connected();
  }

  /** Tell the player of an outdated agent, once: some come again every second, for ever. */
  private void noteOutdated() {
    if (toldOutdated.compareAndSet(false, true)) {
      note(
          "an outdated agent came from the game and was sent home. Paste the first line again,"
              + " then \"kill agent/agent.js\", then the second line.");
    }
  }

  /** Tell what stays as it is only once. */
  private void noteOnce(String sentence) {
    if (noted.add(sentence)) {
      note(sentence);
    }
  }

  private void note(String sentence) {
    notes.add(sentence);
    bell.request();
  }

  @Override
  public List<String> notes() {
    List<String> taken = new ArrayList<>();
    for (String note = notes.poll(); note != null; note = notes.poll()) {
      taken.add(note);
    }
    return taken;
  }

  @Override
  public void request() {
    bell.request();
  }

  @Override
  public void end() {
    bell.end();
  }

  /** Do not wait for an answer of the agent any more. By any thread. */
  public void giveUp() {
    link.giveUp();
  }

  @Override
  public long now() {
    return clock.now();
  }

  @Override
  public long lookEveryMs() {
    return TELEMETRY_EVERY_MS;
  }

  @Override
  public Event await(long until) throws InterruptedException {
    while (true) {
      long left = until - clock.now();
      // short, to notice that the machine slept
      Event rung = bell.await(Math.min(left, LOOK_EVERY_MS));
      if (rung != null) {
        return rung;
      }
      if (left <= 0) {
        return Event.TIME;
      }
      if (link.silentMs() > patience.askAfterMs()) {
        hearFromAgent();
      }
    }
  }

  /**
   * Ask the agent something, so that one which freezes while hgw only waits is not kept for ever.
   */
  private void hearFromAgent() {
    try {
      readReports();
    } catch (GameException e) {
      LOG.debug("the agent is not well", e);
      if (!e.away()) {
        note(e.getMessage() + ".");
      }
    }
  }

  @Override
  public Discovery discover() {
    List<String> said = new ArrayList<>();
    install(List.of(ShippedScript.LOOP), said::add);
    AgentWire.Found found = see();
    if (found.worldUnknown()) {
      String unknown = new WorldQuestion(wire).ask(found.servers());
      if (unknown.isEmpty()) {
        found = see();
      } else {
        said.add(unknown);
      }
    }
    return discovery(found, said);
  }

  /**
   * Wait until the game is there and has let itself be looked at, and change nothing in it.
   *
   * @param problems hears what goes wrong meanwhile, sentences
   */
  public Discovery awaitLook(Consumer<String> problems) throws InterruptedException {
    long dueMs = Long.MAX_VALUE;
    while (true) {
      Event event = await(dueMs);
      notes().forEach(problems);
      if (event == Event.CONNECTED || clock.now() >= dueMs) {
        try {
          return look();
        } catch (GameException e) {
          LOG.debug("a look failed", e);
          problems.accept(e.getMessage() + ". The next try follows by itself.");
          dueMs = clock.now() + patience.retryMs();
        }
      }
    }
  }

  @Override
  public Discovery look() {
    AgentWire.Found found = see();
    List<String> said = new ArrayList<>();
    if (found.worldUnknown()) {
      said.add(WorldQuestion.NOT_ASKED);
    }
    return discovery(found, said);
  }

  private AgentWire.Found see() {
    readReports();
    return wire.discover();
  }

  private Discovery discovery(AgentWire.Found found, List<String> said) {
    for (AgentWire.Unreadable left : found.unreadable()) {
      said.add(Brief.of(left.host()) + " is left out, it cannot be read: " + Brief.of(left.why()));
    }
    List<Server> servers = operations.finish(found.servers(), found.player(), found.nowMs());
    return new Discovery(new Network(found.player(), found.script(), servers), said);
  }

  /** See to it that scripts are on home; what is the player's own stays. */
  private void install(List<ShippedScript> scripts, Consumer<String> said) {
    List<String> found = wire.installed(scripts);
    List<ShippedScript> stale = new ArrayList<>();
    for (int i = 0; i < scripts.size(); i++) {
      ShippedScript script = scripts.get(i);
      switch (script.judge(found.get(i))) {
        case CURRENT -> {}
        case PLAYERS_OWN ->
            said.accept(
                script.file()
                    + " on home is your own; it is used as it is. Delete it to get hgw's.");
        case MISSING -> {
          said.accept(script.file() + " was written to home.");
          stale.add(script);
        }
        case OUTDATED -> {
          said.accept(script.file() + " was brought up to date.");
          stale.add(script);
        }
      }
    }
    if (!stale.isEmpty()) {
      wire.install(stale);
    }
  }

  @Override
  public Applied apply(Orders orders) {
    if (!orders.batchers().isEmpty()) {
      install(ShippedScript.BATCHER, this::noteOnce);
    }
    batchers.keySet().retainAll(orders.batchers().stream().map(Orders.Batcher::target).toList());
    return wire.apply(orders);
  }

  @Override
  public Telemetry telemetry() {
    double cash = readReports();
    Telemetry telemetry = new Telemetry(cash, earned, List.copyOf(batchers.values()));
    earned.clear();
    return telemetry;
  }

  /** Take what the loops have reported; return the player's cash, in dollars. */
  private double readReports() {
    AgentWire.Told told = wire.telemetry();
    for (LoopReport report : told.reports()) {
      if (report instanceof LoopReport.Stolen stolen) {
        earned.merge(stolen.target(), stolen.dollars(), Double::sum);
      } else if (report instanceof LoopReport.Begun begun) {
        operations.add(begun);
      } else if (report instanceof LoopReport.State state) {
        batchers.put(state.report().target(), state.report());
      }
    }
    return told.cash();
  }
}
