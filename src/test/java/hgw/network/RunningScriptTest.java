package hgw.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunningScriptTest {
  @ParameterizedTest
  @CsvSource({
    "/agent/hgw-loop.js, LOOP",
    "agent/hgw-loop.js, LOOP",
    "/agent/agent.js, AGENT",
    "agent/agent.js, AGENT"
  })
  void a_script_of_ours_is_known_by_its_path(String file, Script.Kind kind) {
    assertThat(at(file).kind()).hasValue(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"hgw-loop.js", "/hgw-loop.js", "my/agent/hgw-loop.js", "agent/hgw-loop.js2"})
  void a_players_own_script_is_none_of_ours_whatever_its_name(String file) {
    assertThat(at(file).kind()).isEmpty();
    assertThat(at(file).isLoop()).isFalse();
  }

  @Test
  void the_agent_is_no_loop() {
    assertThat(at("agent/agent.js").isLoop()).isFalse();
    assertThat(at("agent/hgw-loop.js").isLoop()).isTrue();
  }

  private static RunningScript at(String file) {
    return new RunningScript(file, 1, List.of(), 0, 2.4);
  }
}
