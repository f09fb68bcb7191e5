package hgw.game.live;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * A real browser for the tests of a class, one for all classes; its pages are closed after each
 * test.
 */
public final class Chromium implements BeforeAllCallback, AfterEachCallback {
  /** A name that the browser takes for this machine: a page of it is not a loopback page. */
  static final String FOREIGN_HOST = "game.example";

  private static final String BROWSER = "/usr/bin/chromium";
  private static final File DRIVER = new File("/usr/bin/chromedriver");

  private final List<GamePage> pages = new ArrayList<>();
  private final List<ShownPage> shown = new ArrayList<>();
  private Running running;

  /** What lives until the last test has run. */
  private record Running(ChromeDriver driver, PageServer server) implements AutoCloseable {
    static Running start() {
      String foreign = "--host-resolver-rules=MAP " + FOREIGN_HOST + " 127.0.0.1";
      return new Running(launch(foreign), new PageServer());
    }

    @Override
    public void close() {
      driver.quit();
      server.close();
    }
  }

  /**
   * Start a browser.
   *
   * @param further arguments beyond those that every test needs
   */
  static ChromeDriver launch(String... further) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(BROWSER);
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-background-timer-throttling",
        "--disable-renderer-backgrounding");
    options.addArguments(further);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).usingAnyFreePort().build();
    return new ChromeDriver(service, options);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    boolean here = DRIVER.canExecute() && new File(BROWSER).canExecute();
    // A player's machine may have no browser for tests; CI must, or it would test nothing.
    Assumptions.assumeTrue(
        here || System.getenv("CI") != null,
        "needs Debian's packages chromium and chromium-driver: " + BROWSER + ", " + DRIVER);
    running =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(Chromium.class))
            .computeIfAbsent("running", key -> Running.start(), Running.class);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    pages.forEach(GamePage::close);
    pages.clear();
    shown.forEach(ShownPage::close);
    shown.clear();
  }

  /** Open a game in a page of its own. */
  GamePage open(World world) {
    return open(world, "127.0.0.1");
  }

  /** Open a game that is played from a host. */
  GamePage open(World world, String host) {
    GamePage page = blank(host);
    page.start(world);
    return page;
  }

  /** Run JavaScript in a page without a world and wait for what it returns, be it a promise. */
  public Object run(String script, Object... arguments) {
    return blank("127.0.0.1").run(script, arguments);
  }

  /** Open the page of an hgw in a tab of its own. */
  public ShownPage show(String url) {
    tab();
    running.driver.get(url);
    ShownPage page = new ShownPage(running.driver);
    shown.add(page);
    return page;
  }

  private void tab() {
    String before = running.driver.getWindowHandles().iterator().next();
    running.driver.switchTo().window(before);
    running.driver.switchTo().newWindow(WindowType.TAB);
  }

  private GamePage blank(String host) {
    tab();
    running.driver.get(running.server.url(host));
    GamePage page = new GamePage(running.driver);
    pages.add(page);
    return page;
  }
}
