package hgw.workbench.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** When a change of files counts as one, look by look. */
class DirectoryWatchTest {
  /** Looks within which any change counts. */
  private static final int LONG = 20;

  @TempDir private Path parent;
  private Path directory;
  private Path file;
  private DirectoryWatch watch;

  @BeforeEach
  void begin() throws IOException {
    directory = Files.createDirectory(parent.resolve("rules"));
    file = Files.writeString(directory.resolve("mine.drl"), "one");
    watch = new DirectoryWatch(List.of(directory.toString()));
  }

  @Test
  void nothing_changes_where_nothing_is_done() {
    assertThat(changes(LONG)).isZero();
  }

  @Test
  void a_file_that_is_written_counts_once_and_only_when_it_stays_as_it_is() throws IOException {
    Files.writeString(file, "one and");
    assertThat(watch.changed()).isFalse();
    Files.writeString(file, "one and a half");
    assertThat(watch.changed()).isFalse();

    assertThat(watch.changed()).isTrue();
    assertThat(changes(LONG)).isZero();
  }

  @Test
  void a_file_that_comes_counts_and_so_does_one_that_goes() throws IOException {
    Path other = Files.writeString(directory.resolve("other.drl"), "two");
    assertThat(changes(LONG)).isEqualTo(1);

    Files.delete(other);
    assertThat(changes(LONG)).isEqualTo(1);
  }

  @Test
  void a_file_that_is_gone_for_a_moment_counts_once_it_is_back() throws IOException {
    Files.delete(file);
    assertThat(changes(4)).isZero();

    Files.writeString(file, "two words");
    assertThat(changes(3)).isEqualTo(1);
  }

  @Test
  void a_file_that_is_empty_for_a_moment_counts_once_it_is_written() throws IOException {
    Files.writeString(file, "");
    assertThat(changes(4)).isZero();

    Files.writeString(file, "two words");
    assertThat(changes(3)).isEqualTo(1);
  }

  @Test
  void a_file_that_stays_empty_counts_in_the_end() throws IOException {
    Files.writeString(file, "");

    assertThat(changes(LONG)).isEqualTo(1);
  }

  @Test
  void a_directory_that_vanishes_and_comes_back_as_it_was_is_no_change() throws IOException {
    Path away = parent.resolve("away");
    Files.move(directory, away);
    assertThat(changes(4)).isZero();

    Files.move(away, directory);
    assertThat(changes(LONG)).isZero();
  }

  @Test
  void a_directory_that_stays_away_counts_and_so_does_its_return() throws IOException {
    Path away = parent.resolve("away");
    Files.move(directory, away);
    assertThat(changes(LONG)).isEqualTo(1);

    Files.move(away, directory);
    assertThat(changes(LONG)).isEqualTo(1);
  }

  @Test
  void a_file_that_is_renamed_over_another_counts_at_once() throws IOException {
    Path part = Files.writeString(directory.resolve("part"), "two words");
    assertThat(watch.changed()).isFalse();
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);

    assertThat(changes(3)).isEqualTo(1);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void a_lock_that_is_a_link_to_nothing_hides_no_change() throws IOException {
    Files.createSymbolicLink(directory.resolve(".#mine.drl"), Path.of("me@here.4711"));
    changes(LONG);

    Files.writeString(file, "two words");
    assertThat(changes(3)).isEqualTo(1);
  }

  @Test
  void who_asks_hears_of_a_change_that_does_not_count_yet() throws IOException {
    assertThat(watch.isChanging()).isFalse();
    Files.writeString(file, "two words");

    assertThat(watch.isChanging()).isTrue();
    changes(LONG);
    assertThat(watch.isChanging()).isFalse();
  }

  /** Look so often, and count what counts. */
  private int changes(int looks) {
    int changes = 0;
    for (int i = 0; i < looks; i++) {
      changes += watch.changed() ? 1 : 0;
    }
    return changes;
  }
}
