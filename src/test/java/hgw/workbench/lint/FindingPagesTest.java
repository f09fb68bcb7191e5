package hgw.workbench.lint;

import static org.assertj.core.api.Assertions.assertThat;

import hgw.planner.Pack;
import hgw.planner.ParsedPack;
import hgw.workbench.RulesReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the bad and the good rule of every page of {@code docs/rules}. */
class FindingPagesTest {
  private static final Path PAGES = Path.of("docs", "rules");
  private static final Pattern EXAMPLE =
      Pattern.compile("(?m)^(Bad|Good), in `([^`]+)`:\\R\\R((?:    .*\\R|\\R)+)");

  @TempDir private Path directory;

  private static Stream<String> ids() {
    try (Stream<Path> pages = Files.list(PAGES)) {
      return pages
          .map(page -> page.getFileName().toString().replace(".md", ""))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void every_lint_has_a_page() {
    assertThat(ids()).containsAll(Check.LINTS.stream().map(Lint::id).toList());
  }

  @ParameterizedTest
  @MethodSource("ids")
  void the_bad_rule_of_a_page_is_found_and_nothing_else(String id) throws IOException {
    assertThat(ids(check(id, "Bad"))).containsOnly(id);
  }

  @ParameterizedTest
  @MethodSource("ids")
  void the_good_rule_of_a_page_draws_no_finding(String id) throws IOException {
    assertThat(check(id, "Good")).isEmpty();
  }

  private static List<String> ids(List<Finding> findings) {
    return findings.stream().map(Finding::id).toList();
  }

  private List<Finding> check(String id, String which) throws IOException {
    Matcher example = EXAMPLE.matcher(Files.readString(PAGES.resolve(id + ".md")));
    while (example.find()) {
      if (example.group(1).equals(which)) {
        return check(id, example.group(2), example.group(3).replaceAll("(?m)^    ", ""));
      }
    }
    throw new AssertionError(id + ".md has no example: " + which);
  }

  private List<Finding> check(String id, String name, String text) throws IOException {
    Path pack = Files.createDirectories(directory.resolve("pack"));
    Files.writeString(pack.resolve(name), text);
    List<String> packs = new ArrayList<>(List.of(pack.toString()));
    if (id.equals("unread-file")) { // a pack needs a file that is read
      Files.writeString(pack.resolve("helper.drl"), "function int one() { return 1; }");
    }
    if (id.equals("replaced-file")) { // by one of another directory
      Path other = Files.createDirectories(directory.resolve("other"));
      Files.writeString(other.resolve("mine.drl"), text.replace("joesguns", "zer0"));
      packs.add(other.toString());
    }
    return packs.size() > 1
        ? Check.of(ParsedPack.of(Pack.load(packs)), null).alone()
        : RulesReport.of("rules check", packs).findings();
  }
}
