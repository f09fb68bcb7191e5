package hgw.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a browser is opened. */
class BrowserTest {
  private static final String URL = "http://127.0.0.1:12550/?link=0";

  @ParameterizedTest
  @CsvSource({
    "Linux, xdg-open",
    "FreeBSD, xdg-open",
    "Mac OS X, open",
    "Windows 11, 'rundll32 url.dll,FileProtocolHandler'"
  })
  void each_system_has_a_command_for_it(String os, String command) {
    assertThat(String.join(" ", Browser.command(URL, os))).isEqualTo(command + " " + URL);
  }

  @Test
  void a_command_that_fails_or_is_not_there_is_told() throws Exception {
    assertThat(Browser.run("false")).isFalse();
    assertThat(Browser.run("no-such-command")).isFalse();
    assertThat(Browser.run("true")).isTrue();
  }

  @Test
  void a_browser_that_stays_is_not_waited_for() throws Exception {
    assertThat(Browser.run("sleep", "5")).isTrue();
  }
}
