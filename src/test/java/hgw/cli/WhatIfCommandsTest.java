package hgw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --set}, in every command that reads a network. */
class WhatIfCommandsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--network samples/mid.json                              | level 400",
        "--network samples/mid.json --explain I.I.I.I            | never holds money: maxMoney 0 <= 0",
        "--simulate --hours 0.1                                  | 400 at the start",
        "compare --network samples/mid.json --hours 0.1 --packs default | on snapshot samples/mid.json with"
      })
  void a_network_can_be_asked_what_if(String line, String told) {
    CommandLineRun run =
        CommandLineRun.of((line.strip() + " --set player.hackingLevel=400").split(" "));

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains(told);
    assertThat(run.code()).isEqualTo(Main.DONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--network samples/mid.json",
        "--simulate --hours 0.1",
        "compare --network samples/mid.json --hours 0.1",
        "rules list --network samples/mid.json"
      })
  void a_slip_is_told_by_each_of_them(String line) {
    CommandLineRun run = CommandLineRun.of((line + " --set joesgun.sec=1").split(" "));

    assertThat(run.err())
        .isEqualTo(
            "hgw: --set joesgun.sec=1: no server is called \"joesgun\". Maybe \"joesguns\"?\n");
    assertThat(run.code()).isEqualTo(Main.USER_ERROR);
  }

  @Test
  void a_network_that_was_asked_of_can_be_exported(@TempDir Path directory) {
    Path file = directory.resolve("asked.json");

    CommandLineRun.of(
        "--network", "samples/mid.json", "--set", "joesguns.sec=77", "--export", file.toString());

    assertThat(file).content().contains("\"sec\":77");
    assertThat(Files.exists(file)).isTrue();
  }

  @Test
  void the_live_game_is_as_it_is() {
    assertThat(CommandLineRun.of("--set", "joesguns.sec=77").err())
        .isEqualTo("hgw: --set is for a dry run of the live game: add --dry.\n");
  }
}
