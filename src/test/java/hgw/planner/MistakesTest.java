package hgw.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import hgw.ClassPath;
import hgw.UserError;
import hgw.network.files.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds what a beginner is told of each of many mistakes, word by word: the line where it is, once,
 * and the likely mend. The table is {@code mistakes.txt}; what is told stands behind each file.
 */
class MistakesTest {
  @TempDir private Path directory;

  /** A file, and what is told of it: {@code line: sentence}. */
  private record Mistake(String file, List<String> told) {}

  private static Stream<Named<Mistake>> mistakes() {
    return Stream.of(ClassPath.text("/hgw/planner/mistakes.txt").split("(?m)^#### "))
        .filter(block -> !block.isBlank())
        .map(block -> Named.of(block.lines().findFirst().orElseThrow(), mistake(block)));
  }

  private static Mistake mistake(String block) {
    String file =
        block
            .lines()
            .skip(1)
            .filter(line -> !line.startsWith(">> "))
            .collect(Collectors.joining("\n", "", "\n"));
    List<String> told =
        block.lines().filter(line -> line.startsWith(">> ")).map(it -> it.substring(3)).toList();
    return new Mistake(file, told);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void a_mistake_is_told_once_where_it_is_with_its_mend(Mistake mistake) throws IOException {
    Files.writeString(directory.resolve("mine.drl"), mistake.file());

    UserError error =
        catchThrowableOfType(
            UserError.class, () -> new TestPack(directory).plan(Samples.network("mid")));

    assertThat(String.valueOf(error.getMessage()).replace(directory + "/mine.drl:", "").lines())
        .containsExactlyElementsOf(mistake.told());
  }
}
