package hgw.workbench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plays the scenarios that {@code rules/README.md} teaches, beside the rule that it teaches. */
class ScenariosReadmeTest {
  private static final Pattern RULE = Pattern.compile("(?m)^    package(.*\\R| *\\R)+?    end$");
  private static final Pattern SCENARIOS =
      Pattern.compile("(?m)^    # yaml-language-server(.*\\R)(    .*\\R| *\\R)+");
  private static final Pattern KEYS = Pattern.compile("(?m)^\\| ((?:`\\w+` ?)+) \\|");

  @TempDir private Path pack;

  @Test
  void the_scenarios_of_the_readme_hold() throws Exception {
    Files.writeString(pack.resolve("mine.drl"), first(RULE));
    Files.writeString(pack.resolve("mine.test.yaml"), first(SCENARIOS));

    Scenarios scenarios = Scenarios.of(pack.toString());

    assertThat(scenarios.all()).hasSize(2);
    assertThat(scenarios.play(it -> true)).allMatch(Verdict::passed);
  }

  @Test
  void the_readme_names_every_key_that_can_be_expected() throws IOException {
    String readme = readme();
    Set<String> told = new TreeSet<>();
    Matcher keys = KEYS.matcher(readme.substring(readme.indexOf("**Expect**")));
    while (keys.find()) {
      told.addAll(Set.of(keys.group(1).replace("`", "").strip().split(" ")));
    }

    assertThat(told).containsAll(Shape.EXPECT.keys());
  }

  private static String first(Pattern block) throws IOException {
    Matcher matcher = block.matcher(readme());
    assertThat(matcher.find()).isTrue();
    return matcher.group().replaceAll("(?m)^    ", "") + "\n";
  }

  private static String readme() throws IOException {
    return Files.readString(Path.of("rules", "README.md"));
  }
}
