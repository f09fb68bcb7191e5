package hgw.game.live;

import static org.awaitility.Awaitility.await;

import hgw.cli.text.ExplanationText;
import hgw.cli.text.Style;
import hgw.dashboard.Api;
import hgw.dashboard.Changes;
import hgw.dashboard.Explanations;
import hgw.dashboard.Page;
import hgw.dashboard.PageReporter;
import hgw.dashboard.PageState;
import hgw.game.Discovery;
import hgw.game.Orders;
import hgw.hub.AccessKey;
import hgw.hub.Hub;
import hgw.hub.Mount;
import hgw.orchestrator.Cycle;
import hgw.orchestrator.Orchestrator;
import hgw.orchestrator.Policy;
import hgw.orchestrator.SilentReporter;
import hgw.planner.Choices;
import hgw.planner.Pack;
import hgw.planner.Planner;
import hgw.workbench.edit.Editing;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** An hgw that orchestrates the live game, as {@code hgw} without a source does. */
final class RunningHgw implements AutoCloseable {
  private static final Policy USUAL = policy(List.of()); // compiled once

  private final LiveGame game = new LiveGame();
  private final Hub hub;
  private final int port;
  private final List<String> lines;
  private final Editing editing;
  private final Orchestrator orchestrator;
  private final Page page;
  private final Thread thread;
  private final Heard heard = new Heard();

  private RunningHgw(int port, AccessKey key, Set<String> origins, List<String> packs) {
    Policy policy = packs.isEmpty() ? USUAL : policy(packs);
    PageReporter shown =
        new PageReporter(heard, PageState.About.live(), System::currentTimeMillis, game::connected);
    editing = new Editing(packs, policy, shown, InstantSource.system());
    orchestrator = new Orchestrator(game, policy, editing.hearing(shown));
    page = new Page(shown, orchestrator);
    List<Mount> mounts =
        List.of(
            game.mount(),
            new Api(orchestrator),
            new Changes(editing, orchestrator),
            new Explanations(orchestrator, why -> ExplanationText.of(why, Style.PLAIN)),
            page);
    hub = Hub.start(port, key, origins, mounts);
    this.port = hub.port();
    lines = LiveGame.terminalLines(hub);
    shown.toPaste(lines);
    editing.watch(orchestrator);
    thread = new Thread(this::work, "hgw");
    thread.start();
  }

  /** Start on a port that is free. */
  static RunningHgw start(AccessKey key) {
    return start(key, 0, Set.of());
  }

  /**
   * Start.
   *
   * @param port where to listen, 0 for any port that is free
   * @param origins further pages that the game is played from
   */
  static RunningHgw start(AccessKey key, int port, Set<String> origins) {
    return new RunningHgw(port, key, origins, List.of());
  }

  /** Start with a pack beside the default one. */
  static RunningHgw start(AccessKey key, String pack) {
    return new RunningHgw(0, key, Set.of(), List.of(pack));
  }

  private static Policy policy(List<String> packs) {
    return new Policy(Planner.of(Pack.load(packs)), Choices.USUAL);
  }

  private void work() {
    try {
      orchestrator.run(false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  LiveGame game() {
    return game;
  }

  /** The lines that hgw prints for the terminal. */
  List<String> lines() {
    return lines;
  }

  /** The link that lets one browser in to the page. */
  String pageLink() {
    return hub.pageLink();
  }

  int port() {
    return port;
  }

  /** Ask for a rebalance, as a tool would. */
  void requestRebalance() {
    URI uri = URI.create("http://127.0.0.1:" + port() + "/api/rebalance");
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Authorization", "Bearer " + hub.key().text())
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.discarding()).join();
  }

  /** Wait for a rebalance, 1 for the first. */
  Cycle awaitCycle(int number) {
    await("rebalance " + number + " after " + heard.problems)
        .until(() -> heard.cycles.size() >= number);
    return heard.cycles.get(number - 1);
  }

  int cycles() {
    return heard.cycles.size();
  }

  List<String> notes() {
    return heard.notes;
  }

  List<String> problems() {
    return heard.problems;
  }

  List<String> foreign() {
    return heard.foreign;
  }

  double income() {
    return heard.income;
  }

  @Override
  public void close() {
    game.end();
    editing.close();
    page.close();
    hub.close();
    try {
      thread.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class Heard extends SilentReporter {
    private final List<Cycle> cycles = new CopyOnWriteArrayList<>();
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final List<String> foreign = new CopyOnWriteArrayList<>();
    private volatile double income;

    @Override
    public void aboutToKill(List<Orders.Foreign> scripts) {
      scripts.forEach(script -> foreign.add(script.toString()));
    }

    @Override
    public void noted(Discovery discovery) {
      notes.addAll(discovery.notes());
    }

    @Override
    public void rebalanced(Cycle cycle) {
      cycles.add(cycle);
    }

    @Override
    public void problem(String sentence) {
      problems.add(sentence);
    }

    @Override
    public void waiting(double cash, double incomePerSecond, long nextInMs) {
      income = incomePerSecond;
    }
  }
}
