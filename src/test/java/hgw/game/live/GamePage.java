package hgw.game.live;

import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.chrome.ChromeDriver;

/** A page in which the tests' own game runs. */
final class GamePage {
  private static final String LOOP = "agent/hgw-loop.js";
  private static final String AGENT = "agent/agent.js";

  private final ChromeDriver driver;
  private final String window;

  /** A script that runs. */
  record Process(long pid, String file, String host, long threads, List<String> args) {}

  /** A hack, grow or weaken that has ended, and the target after it. */
  record Operation(
      String op, String target, double threads, double result, double sec, double money) {}

  GamePage(ChromeDriver driver) {
    this.driver = driver;
    this.window = driver.getWindowHandle();
  }

  /** Run JavaScript in the page and wait for what it returns, be it a promise. */
  Object run(String script, Object... arguments) {
    driver.switchTo().window(window);
    return driver.executeScript(script, arguments);
  }

  void start(World world) {
    run("game.start(JSON.parse(arguments[0]))", world.toString());
  }

  /** Type lines into the terminal on home. */
  void type(Collection<String> lines) {
    lines.forEach(line -> run("return game.type(arguments[0])", line));
  }

  void type(String... lines) {
    type(List.of(lines));
  }

  /** Type lines into the terminal, and do not wait for what comes of it. */
  void typeAndLeave(List<String> lines) {
    run(
        "const [first, second] = arguments;"
            + " game.type(first).then(() => setTimeout(() => game.type(second)))",
        lines.toArray());
  }

  /** Type lines into the terminal while it is on another server. */
  void typeOn(String host, Collection<String> lines) {
    lines.forEach(line -> run("return game.type(arguments[0], arguments[1])", line, host));
  }

  /** Save the game, as it does by itself from time to time. */
  void save() {
    run("game.save()");
  }

  /** Reload the page: the game is then as it was saved. */
  void reload() {
    driver.switchTo().window(window);
    driver.navigate().refresh();
  }

  List<Process> processes() {
    List<Process> processes = new ArrayList<>();
    for (Map<String, Object> each : maps("return game.processes()")) {
      List<String> args = new ArrayList<>();
      ((List<?>) each.get("args")).forEach(arg -> args.add(String.valueOf(arg)));
      processes.add(
          new Process(
              ((Number) each.get("pid")).longValue(),
              (String) each.get("file"),
              (String) each.get("host"),
              ((Number) each.get("threads")).longValue(),
              List.copyOf(args)));
    }
    return processes;
  }

  List<Process> loops() {
    return processes().stream().filter(process -> process.file().equals(LOOP)).toList();
  }

  List<Process> agents() {
    return processes().stream().filter(process -> process.file().equals(AGENT)).toList();
  }

  List<Operation> operations() {
    return maps("return game.operations").stream()
        .map(
            each ->
                new Operation(
                    (String) each.get("op"),
                    (String) each.get("target"),
                    number(each.get("threads")),
                    number(each.get("result")),
                    number(each.get("sec")),
                    number(each.get("money"))))
        .toList();
  }

  /** Wait for a number of operations and return the first so many. */
  List<Operation> operations(int count) {
    await().until(() -> operations().size() >= count);
    return operations().subList(0, count);
  }

  /** Everything that a script has printed into its log. */
  String log(String file) {
    return (String)
        run(
            "return game.log.filter(line => line.file === arguments[0])"
                + ".map(line => line.text).join('\\n')",
            file);
  }

  String agentLog() {
    return log(AGENT);
  }

  /** What the terminal showed. */
  String terminal() {
    return (String) run("return game.terminal.join('\\n')");
  }

  /** Scripts that ended with an error. */
  List<?> crashes() {
    return (List<?>) run("return game.crashes");
  }

  long launch(String host, String file, int threads, String... args) {
    Object pid =
        run(
            "return game.launch(arguments[0], arguments[1], arguments[2], ...arguments[3])",
            file,
            host,
            threads,
            List.of(args));
    return ((Number) pid).longValue();
  }

  void stop(Process process) {
    run("game.stop(arguments[0])", process.pid());
  }

  void write(String host, String file, String text) {
    run("game.write(arguments[0], arguments[1], arguments[2])", host, file, text);
  }

  String read(String host, String file) {
    return (String) run("return game.read(arguments[0], arguments[1])", host, file);
  }

  double ramOf(String host, String file) {
    return number(run("return game.ramOf(arguments[0], arguments[1])", host, file));
  }

  double cash() {
    return number(run("return game.cash()"));
  }

  void deleteServer(String host) {
    run("game.deleteServer(arguments[0])", host);
  }

  /** Run JavaScript once, before the next call of a function by a script. */
  void before(String function, String script) {
    before(function, 0, script);
  }

  /** Run JavaScript once, before a call of a function by a script, after so many others. */
  void before(String function, int others, String script) {
    run("game.before(arguments[0], arguments[1], () => { " + script + " })", function, others);
  }

  /** How often scripts have called a function. */
  long calls(String function) {
    return (long) run("return game.calls[arguments[0]] ?? 0", function);
  }

  /** WebSockets that are open, or about to be. */
  long openSockets() {
    return (long) run("return game.openSockets()");
  }

  /** Scripts that sleep, those killed meanwhile among them. */
  long sleeping() {
    return (long) run("return game.sleeping");
  }

  void close() {
    driver.switchTo().window(window);
    driver.close();
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> maps(String script) {
    return (List<Map<String, Object>>) run(script);
  }
}
