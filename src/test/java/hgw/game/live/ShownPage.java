package hgw.game.live;

import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;

/** The page of an hgw, as a player sees it in a browser. */
public final class ShownPage {
  private final ChromeDriver driver;
  private final String window;

  ShownPage(ChromeDriver driver) {
    this.driver = driver;
    this.window = driver.getWindowHandle();
  }

  /** Run JavaScript in the page. */
  public Object run(String script, Object... arguments) {
    driver.switchTo().window(window);
    return driver.executeScript(script, arguments);
  }

  /** What an element shows to a player; empty where it is not shown. */
  public String text(String css) {
    String script =
        "const it = document.querySelector(arguments[0]); "
            + "return it?.checkVisibility() ? it.innerText.trim() : ''";
    return Objects.toString(run(script, css), "");
  }

  /** Wait until an element shows some text. */
  public void awaitText(String css, String part) {
    await(css + " shows " + part).untilAsserted(() -> contains(text(css), part));
  }

  private static void contains(String text, String part) {
    if (!text.contains(part)) {
      throw new AssertionError("\"" + text + "\" has no \"" + part + "\"");
    }
  }

  public void click(String css) {
    driver.switchTo().window(window);
    driver.findElement(By.cssSelector(css)).click();
  }

  /** Whether an element is there and can be used. */
  public boolean isEnabled(String css) {
    driver.switchTo().window(window);
    return driver.findElements(By.cssSelector(css)).stream().anyMatch(it -> it.isEnabled());
  }

  public void reload() {
    driver.switchTo().window(window);
    driver.navigate().refresh();
  }

  public String address() {
    driver.switchTo().window(window);
    return driver.getCurrentUrl();
  }

  /** Be as wide and high as a device. */
  public void size(int width, int height) {
    driver.switchTo().window(window);
    Map<String, Object> size =
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false);
    driver.executeCdpCommand("Emulation.setDeviceMetricsOverride", size);
  }

  /** Be dark or light, as the player's system is. */
  public void scheme(String name) {
    driver.switchTo().window(window);
    Map<String, Object> scheme = Map.of("name", "prefers-color-scheme", "value", name);
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
  }

  /** What keeps people from using the page who cannot see it, or use no mouse: axe's serious. */
  public List<String> barriers() {
    driver.switchTo().window(window);
    return new AxeBuilder()
        .analyze(driver).getViolations().stream()
            .filter(it -> List.of("serious", "critical").contains(it.getImpact()))
            .map(ShownPage::described)
            .toList();
  }

  private static String described(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getHelp()
        + " "
        + rule.getNodes().stream().limit(3).map(it -> it.getHtml()).toList();
  }

  /** Bytes of JavaScript's objects that are in use. */
  public double heapBytes() {
    driver.switchTo().window(window);
    driver.executeCdpCommand("HeapProfiler.collectGarbage", Map.of());
    return ((Number) driver.executeCdpCommand("Runtime.getHeapUsage", Map.of()).get("usedSize"))
        .doubleValue();
  }

  void close() {
    driver.switchTo().window(window);
    driver.close();
  }
}
