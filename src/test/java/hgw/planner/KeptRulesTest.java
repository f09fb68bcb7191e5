package hgw.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import hgw.UserError;
import hgw.network.Network;
import hgw.network.files.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packs that are kept compiled: they plan as before, and are never an error. */
class KeptRulesTest {
  private static final String RULE =
      """
      package hgw.rules
      import hgw.facts.*

      rule "Mine"
        agenda-group "scoring"
      when
        $settings : Settings()
      then
        insert( new Warning( "%s" ) );
      end
      """;

  @TempDir Path kept;
  @TempDir Path rules;
  private final Network network = Snapshot.read(Path.of("samples", "fresh.json"));

  @BeforeEach
  void keep() {
    System.setProperty("hgw.kept", kept.toString());
  }

  @AfterEach
  void keepNoMore() {
    System.clearProperty("hgw.kept");
  }

  private String plan(String... overlays) {
    Planner planner = Planner.of(Pack.load(List.of(overlays)));
    try {
      return new JsonMapper().writeValueAsString(planner.plan(network, Choices.USUAL));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<Path> files(String suffix) throws IOException {
    try (Stream<Path> files = Files.list(kept)) {
      return files.filter(file -> file.toString().endsWith(suffix)).toList();
    }
  }

  private static boolean isRead(Pack pack, Path directory) {
    return KeptRules.in(directory).read(pack.files(), form -> form).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"max-income", "round-robin", "batch"})
  void a_shipped_pack_is_kept_at_once_and_plans_as_before(String pack) throws IOException {
    String compiled = plan(pack);
    assertThat(files(".rules")).hasSize(1);
    assertThat(isRead(Pack.load(List.of(pack)), kept)).isTrue();

    assertThat(plan(pack)).isEqualTo(compiled);
    assertThat(files("")).hasSize(1);
  }

  @Test
  void rules_of_the_players_are_kept_when_they_come_again() throws IOException {
    Files.writeString(rules.resolve("mine.drl"), RULE.formatted("one"));
    String once = plan(rules.toString());
    assertThat(files(".rules")).isEmpty();

    assertThat(plan(rules.toString())).isEqualTo(once).contains("one");
    assertThat(files("")).hasSize(1).isEqualTo(files(".rules"));
    assertThat(plan(rules.toString())).isEqualTo(once);
  }

  @Test
  void an_edit_counts_at_once() throws IOException {
    for (String text : List.of("one", "one", "one", "two", "one", "two", "two")) {
      Files.writeString(rules.resolve("mine.drl"), RULE.formatted(text));
      assertThat(plan(rules.toString())).contains("\"" + text + "\"");
    }
  }

  @Test
  void a_rule_that_fails_is_blamed_in_the_same_words() throws IOException {
    Files.writeString(
        rules.resolve("mine.drl"),
        RULE.replace("insert( new Warning( \"%s\" ) );", "int zero = 0; int x = 1 / zero;"));
    String first = refusal();

    assertThat(first).contains("mine.drl:9");
    assertThat(refusal()).isEqualTo(first);
    assertThat(files(".rules")).hasSize(1);
    assertThat(refusal()).isEqualTo(first);
  }

  private String refusal() {
    StringBuilder told = new StringBuilder();
    assertThatThrownBy(() -> plan(rules.toString()))
        .isInstanceOf(UserError.class)
        .satisfies(e -> told.append(e.getMessage()));
    return told.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cut short", "empty", "overwritten", "a directory"})
  void what_is_damaged_is_compiled_anew(String damage) throws IOException {
    String compiled = plan();
    Path file = files(".rules").get(0);
    byte[] bytes = Files.readAllBytes(file);
    switch (damage) {
      case "cut short" -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
      case "empty" -> Files.write(file, new byte[0]);
      case "overwritten" -> {
        Arrays.fill(bytes, bytes.length / 3, bytes.length / 2, (byte) 7);
        Files.write(file, bytes);
      }
      default -> {
        Files.delete(file);
        Files.createDirectories(file.resolve("in"));
      }
    }
    assertThat(isRead(Pack.load(List.of()), kept)).isFalse();

    assertThat(plan()).isEqualTo(compiled);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void what_others_may_write_is_not_read() throws IOException {
    plan();
    Pack pack = Pack.load(List.of());
    Path file = files(".rules").get(0);
    assertThat(isRead(pack, kept)).isTrue();

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    assertThat(isRead(pack, kept)).isFalse();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(isRead(pack, kept)).isFalse();
    Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rwx------"));
    Path elsewhere = Files.move(file, rules.resolve("elsewhere"));
    Files.createSymbolicLink(file, elsewhere);
    assertThat(isRead(pack, kept)).isFalse();
  }

  @Test
  void a_directory_that_is_missing_or_no_directory_is_no_error() throws IOException {
    String compiled = plan();
    for (Path nowhere :
        List.of(kept.resolve("missing"), Files.writeString(rules.resolve("file"), "text"))) {
      System.setProperty("hgw.kept", nowhere.toString());
      assertThat(plan()).isEqualTo(compiled);
    }
  }

  @Test
  void the_oldest_go() throws IOException {
    for (int i = 0; i < 40; i++) {
      Path old = Files.writeString(kept.resolve(i + (i % 2 == 0 ? ".rules" : ".seen")), "old");
      assertThat(old.toFile().setLastModified(1000L * i)).isTrue();
    }
    Files.writeString(rules.resolve("mine.drl"), RULE.formatted("one"));
    plan();
    plan(rules.toString());

    assertThat(files(".rules")).hasSize(16).doesNotContain(kept.resolve("0.rules"));
    assertThat(files(".seen")).hasSize(17).doesNotContain(kept.resolve("1.seen"));
  }
}
