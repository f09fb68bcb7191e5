package hgw;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where hgw keeps what outlives it. */
class StateDirectoryTest {
  private static final Path HOME = Path.of(System.getProperty("user.home"));

  @Test
  void the_state_lives_where_the_system_keeps_state() {
    assertThat(StateDirectory.of(Map.of("XDG_STATE_HOME", "/state"), "Linux"))
        .isEqualTo(Path.of("/state/hgw"));
    assertThat(StateDirectory.of(Map.of(), "Linux")).isEqualTo(HOME.resolve(".local/state/hgw"));
    assertThat(StateDirectory.of(Map.of("XDG_STATE_HOME", "relative"), "Linux"))
        .isEqualTo(HOME.resolve(".local/state/hgw"));
    assertThat(StateDirectory.of(Map.of(), "Mac OS X"))
        .isEqualTo(HOME.resolve("Library/Application Support/hgw"));
    assertThat(StateDirectory.of(Map.of("LOCALAPPDATA", "/local"), "Windows 11"))
        .isEqualTo(Path.of("/local/hgw"));
  }
}
