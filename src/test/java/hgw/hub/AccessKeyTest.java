package hgw.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hgw.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The key that lasts. */
class AccessKeyTest {
  @TempDir Path state;

  @Test
  void a_key_is_made_once() {
    // given
    Path file = state.resolve("hgw").resolve("key");

    // when
    String first = AccessKey.load(file).text();
    String second = AccessKey.load(file).text();

    // then
    assertThat(first).matches("[0-9a-f]{32}").isEqualTo(second);
    assertThat(AccessKey.load(state.resolve("other")).text()).isNotEqualTo(first);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void only_its_owner_may_read_it() throws IOException {
    // given
    Path file = state.resolve("key");
    AccessKey.load(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    // when
    AccessKey.load(file);

    // then
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(state).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void a_file_without_a_key_is_an_error_that_says_what_to_do() throws IOException {
    // given
    Path file = Files.writeString(state.resolve("key"), "");

    // then
    assertThatThrownBy(() -> AccessKey.load(file))
        .isInstanceOf(UserError.class)
        .hasMessage(file + " does not hold a key. Maybe delete it? hgw makes a new one.");
  }

  @Test
  void a_key_matches_itself_alone() {
    AccessKey key = AccessKey.load(state.resolve("key"));

    assertThat(key.matches(key.text())).isTrue();
    assertThat(key.matches(key.text() + " ")).isFalse();
    assertThat(key.matches("")).isFalse();
    assertThat(key.matches(null)).isFalse();
  }
}
