package hgw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir private Path directory;

  @BeforeEach
  void links_and_permissions_are_to_be_had() {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
  }

  @Test
  void a_link_planted_where_a_temporary_file_might_stand_is_not_followed() throws IOException {
    Path victim = Files.writeString(directory.resolve("victim"), "precious");
    Files.createSymbolicLink(directory.resolve(".f.json.part"), victim);

    WholeFile.write(directory.resolve("f.json"), "new");

    assertThat(victim).hasContent("precious");
    assertThat(directory.resolve("f.json")).hasContent("new");
  }

  @Test
  void a_file_behind_a_link_is_written_and_the_link_stays() throws IOException {
    Path real = Files.writeString(directory.resolve("real"), "old");
    Path link = Files.createSymbolicLink(directory.resolve("link"), real);

    WholeFile.write(link, "new");

    assertThat(real).hasContent("new");
    assertThat(Files.isSymbolicLink(link)).isTrue();
  }

  @Test
  void a_file_that_is_replaced_keeps_its_permissions_and_nothing_is_left_beside_it()
      throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "old");
    var mode = PosixFilePermissions.fromString("rw-r-----");
    Files.setPosixFilePermissions(file, mode);

    WholeFile.write(file, "new");

    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(mode);
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void where_no_file_can_be_written_nothing_is_left() {
    assertThatThrownBy(() -> WholeFile.write(directory.resolve("no/such/file"), "new"))
        .isInstanceOf(IOException.class);
    assertThat(directory).isEmptyDirectory();
  }
}
