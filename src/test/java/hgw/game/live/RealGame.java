package hgw.game.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.http.staticfiles.Location;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

/** A built copy of the game, opened on a save in a real browser, and played as a player would. */
final class RealGame implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String HOME = "home";
  private static final JsonMapper MAPPER = new JsonMapper();

  /** How the game greets a save of an older version; what follows lists errors it has mended. */
  private static final Pattern NEWS =
      Pattern.compile(
          "(New update!|You are playing on the beta environment!)"
              + ".*Please report any bugs/issues through the github repository.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** The game keeps its save, gzipped, in the browser's database. */
  private static final String OPEN_DATABASE =
      """
      const done = arguments[arguments.length - 1];
      const opening = indexedDB.open("bitburnerSave", 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore("savestring");
      opening.onsuccess = () => {
        const store = opening.result.transaction(["savestring"], "readwrite").objectStore("savestring");
      """;

  private static final String WRITE_SAVE =
      OPEN_DATABASE
          + """
              const bytes = Uint8Array.from(atob(arguments[0]), (c) => c.charCodeAt(0));
              store.put(bytes, "save").onsuccess = () => { opening.result.close(); done(); };
            };
            """;

  private static final String READ_SAVE =
      OPEN_DATABASE
          + """
              const reading = store.get("save");
              reading.onsuccess = () => {
                opening.result.close();
                done(btoa(Array.from(reading.result, (b) => String.fromCharCode(b)).join("")));
              };
            };
            """;

  private final Javalin server;
  private final ChromeDriver browser;
  private final List<String> errors = new ArrayList<>();

  /** A script that runs in the game, as a player would start it: file, threads, arguments. */
  record Process(String host, String file, long threads, List<String> args) {
    @Override
    public String toString() {
      return host + ": " + file + " -t " + threads + " " + String.join(" ", args);
    }
  }

  private RealGame(Javalin server, ChromeDriver browser) {
    this.server = server;
    this.browser = browser;
  }

  /**
   * Open the game.
   *
   * @param directory where it is built
   * @param save an exported save
   * @param scripts scripts that {@code wget} can load from {@link #url}, by name
   */
  static RealGame open(Path directory, Path save, Map<String, String> scripts) throws IOException {
    Javalin server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.staticFiles.add(directory.toAbsolutePath().toString(), Location.EXTERNAL);
              config.jetty.host = "127.0.0.1";
              config.jetty.port = 0;
              config.routes.get("/blank", context -> context.html("<title>blank</title>"));
              scripts.forEach(
                  (name, text) -> config.routes.get("/" + name, context -> context.result(text)));
            });
    server.start();
    RealGame game = new RealGame(server, Chromium.launch("--window-size=1500,950"));
    try {
      game.browser.get(game.url() + "/blank"); // the game must not run yet, it would save over ours
      game.browser.executeAsyncScript(
          WRITE_SAVE, Base64.getEncoder().encodeToString(asOfNow(Files.readAllBytes(save))));
      game.browser.get(game.url());
      game.awaitTerminal();
      return game;
    } catch (IOException | RuntimeException | Error e) {
      game.close();
      throw e;
    }
  }

  /** A save that was made this moment, so that the game has no absence to make up for. */
  private static byte[] asOfNow(byte[] gzip) throws IOException {
    ObjectNode save = (ObjectNode) parse(gzip);
    ObjectNode player = (ObjectNode) nested(save, "PlayerSave");
    long now = System.currentTimeMillis();
    ((ObjectNode) player.get("data")).put("lastUpdate", now).put("lastSave", now);
    ((ObjectNode) save.get("data")).put("PlayerSave", player.toString());
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(save.toString().getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static JsonNode parse(byte[] gzip) {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A save holds JSON within JSON. */
  private static JsonNode nested(JsonNode save, String name) {
    try {
      return MAPPER.readTree(save.path("data").path(name).asText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.port();
  }

  /** Reload the page. What happened since the last save is lost, as for any player. */
  void reload() {
    noteErrors();
    browser.navigate().refresh();
    awaitTerminal();
  }

  /** Type a line into the terminal, and wait for what it answers. */
  Matcher type(String line, String answer) {
    enter("clear");
    enter(line);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(terminal()).containsPattern(answer));
    Matcher matcher = Pattern.compile(answer).matcher(terminal());
    assertThat(matcher.find()).isTrue();
    return matcher;
  }

  /** Type a line into the terminal. */
  void enter(String line) {
    closePopups();
    WebElement input = browser.findElement(By.id("terminal-input"));
    input.sendKeys(line, Keys.ENTER);
  }

  String terminal() {
    return String.valueOf(
        browser.executeScript("return document.querySelector('#terminal')?.innerText ?? ''"));
  }

  /** Every script that runs, from a save made now. */
  List<Process> processes() {
    List<Process> processes = new ArrayList<>();
    for (JsonNode server : servers()) {
      for (JsonNode script : server.path("runningScripts")) {
        processes.add(process(server.path("hostname").asText(), script.path("data")));
      }
    }
    return processes;
  }

  private static Process process(String host, JsonNode script) {
    List<String> args = new ArrayList<>();
    script.path("args").forEach(arg -> args.add(arg.isNumber() ? number(arg) : arg.asText()));
    return new Process(
        host, script.path("filename").asText(), script.path("threads").asLong(), args);
  }

  /** A number as the game writes it. */
  static String number(JsonNode number) {
    return new BigDecimal(number.asText()).stripTrailingZeros().toPlainString();
  }

  List<String> purchasedServers() {
    return servers().stream()
        .filter(server -> server.path("purchasedByPlayer").asBoolean())
        .map(server -> server.path("hostname").asText())
        .filter(host -> !host.equals(HOME)) // the game counts it as purchased
        .toList();
  }

  double homeRam() {
    return servers().stream()
        .filter(server -> server.path("hostname").asText().equals(HOME))
        .mapToDouble(server -> server.path("maxRam").asDouble())
        .sum();
  }

  /** Every server, from a save made now. */
  private List<JsonNode> servers() {
    long before = savedAt(readSave());
    browser.executeScript("document.querySelector('button[aria-label=\"save game\"]').click()");
    JsonNode save =
        await("a save").atMost(PATIENCE).until(this::readSave, saved -> savedAt(saved) > before);
    List<JsonNode> servers = new ArrayList<>();
    nested(save, "AllServersSave").forEach(server -> servers.add(server.path("data")));
    return servers;
  }

  private static long savedAt(JsonNode save) {
    return nested(save, "PlayerSave").path("data").path("lastSave").asLong();
  }

  private JsonNode readSave() {
    String base64 = String.valueOf(browser.executeAsyncScript(READ_SAVE));
    return parse(Base64.getDecoder().decode(base64));
  }

  /** Walk the terminal from home to a host, link by link. */
  void connect(String host) {
    List<String> route = route(host);
    enter(HOME);
    route.forEach(hop -> type("connect " + hop, "Connected to " + hop));
  }

  private List<String> route(String host) {
    List<JsonNode> servers = servers();
    Map<String, String> names = new HashMap<>(); // by address
    Map<String, JsonNode> links = new HashMap<>(); // by name
    for (JsonNode server : servers) {
      names.put(server.path("ip").asText(), server.path("hostname").asText());
      links.put(server.path("hostname").asText(), server.path("serversOnNetwork"));
    }
    Map<String, String> cameFrom = new HashMap<>(Map.of(HOME, HOME));
    Deque<String> next = new ArrayDeque<>(List.of(HOME));
    while (!cameFrom.containsKey(host)) {
      String here = next.remove();
      for (JsonNode link : links.get(here)) {
        String name = names.getOrDefault(link.asText(), link.asText());
        if (cameFrom.putIfAbsent(name, here) == null) {
          next.add(name);
        }
      }
    }
    LinkedList<String> route = new LinkedList<>();
    for (String hop = host; !hop.equals(HOME); hop = cameFrom.get(hop)) {
      route.addFirst(hop);
    }
    return route;
  }

  /** The text of the log windows that are open. */
  String logs() {
    return String.valueOf(
        browser.executeScript(
            "return [...document.querySelectorAll('.react-draggable, .react-resizable')]"
                + ".map(e => e.innerText).join('\\n')"));
  }

  /** What went wrong since this was last asked: error popups and uncaught errors. */
  Set<String> errors() {
    noteErrors();
    Set<String> noted = new LinkedHashSet<>(errors);
    errors.clear();
    return noted;
  }

  private void noteErrors() {
    popups().stream()
        .filter(text -> !NEWS.matcher(text).matches())
        .filter(text -> text.toLowerCase(Locale.ROOT).contains("error"))
        .forEach(errors::add);
    browser.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(entry -> entry.getMessage())
        .filter(message -> message.contains("Uncaught") || message.contains("UNCAUGHT"))
        .forEach(errors::add);
  }

  private List<String> popups() {
    List<String> texts = new ArrayList<>();
    for (WebElement popup : browser.findElements(By.cssSelector(".MuiModal-root"))) {
      texts.add(popup.getText());
    }
    return texts;
  }

  private void closePopups() {
    noteErrors();
    await("popups to close")
        .atMost(PATIENCE)
        .until(
            () -> {
              if (popups().isEmpty()) {
                return true;
              }
              browser.findElement(By.tagName("body")).sendKeys(Keys.ESCAPE);
              return false;
            });
  }

  private void awaitTerminal() {
    await("the terminal of the game")
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(
            () -> {
              closePopups();
              if (browser.findElements(By.id("terminal-input")).isEmpty()) {
                browser.findElement(By.xpath("//*[text()='Terminal']")).click();
              }
              return browser.findElement(By.id("terminal-input")).isDisplayed();
            });
  }

  /** Open a page of the game by its name in the menu. */
  void show(String page) {
    closePopups();
    browser.findElement(By.xpath("//*[text()='" + page + "']")).click();
  }

  void screenshot(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, browser.getScreenshotAs(OutputType.BYTES));
  }

  @Override
  public void close() {
    try {
      browser.quit();
    } finally {
      server.stop();
    }
  }
}
