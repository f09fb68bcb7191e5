package hgw.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walks the ten minutes of {@code rules/README.md}, block by block, as a stranger would. */
class RulesWalkTest {
  private static final Pattern BLOCK = Pattern.compile("(?m)(?:^    .*\\R(?:^\\R(?=    ))?)+");

  @TempDir private Path directory;

  @Test
  void every_block_of_the_walk_does_what_it_says() throws Exception {
    List<String> blocks = blocks();

    assertThat(blocks).hasSizeGreaterThan(8);
    assertThat(commands(blocks))
        .containsSubsequence(
            "rules new my-rules",
            "rules check my-rules",
            "rules test my-rules",
            "diff --network samples/mid.json --rules my-rules",
            "--rules my-rules");
    for (String block : blocks) {
      walk(block);
    }
  }

  private static List<String> commands(List<String> blocks) {
    return blocks.stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith("$ hgw "))
        .map(line -> line.substring("$ hgw ".length()))
        .toList();
  }

  private void walk(String block) throws Exception {
    if (block.startsWith("$ hgw ")) {
      type(block);
    } else if (block.startsWith("name:")) {
      int typed = block.indexOf("$ hgw ");
      write("mine.test.yaml", typed < 0 ? block : block.substring(0, typed));
      if (typed >= 0) {
        type(block.substring(typed));
      }
    } else {
      edit(block);
    }
  }

  /** Write each line over the one of the rule that begins with the same word. */
  private void edit(String block) throws Exception {
    String rule = Files.readString(pack().resolve("mine.drl"));
    for (String line : block.lines().filter(it -> !it.isBlank()).toList()) {
      if (line.startsWith("$ hgw ")) {
        write("mine.drl", rule);
        type(block.substring(block.indexOf(line)));
        return;
      }
      String word = line.split(" ")[0];
      String edited =
          rule.replaceFirst(
              "(?m)^( *)" + Pattern.quote(word) + " [^/\\n]*?(?= *//|$)",
              "$1" + Matcher.quoteReplacement(line));
      assertThat(edited).as(line).isNotEqualTo(rule);
      rule = edited;
    }
    write("mine.drl", rule);
  }

  private void type(String block) throws Exception {
    String command = block.lines().findFirst().orElseThrow().substring("$ hgw ".length());
    String told = block.lines().skip(1).map(it -> it + "\n").collect(Collectors.joining());
    String[] arguments = command.replace("my-rules", pack().toString()).split(" ");
    String said = command.startsWith("--rules") ? live(arguments) : run(arguments);
    assertThat(said.replace(pack().toString(), "my-rules"))
        .as(command)
        .matches(Pattern.compile(told.isEmpty() ? "" : pattern(told), Pattern.DOTALL));
  }

  private static String run(String... arguments) {
    CommandLineRun run = CommandLineRun.of(arguments);
    return run.out() + run.err();
  }

  /** What is said may be longer where the block has three dots. */
  private static String pattern(String told) {
    List<String> parts = new ArrayList<>();
    for (String part : told.strip().split("\\.\\.\\.", -1)) {
      parts.add( // how wide a column is depends on the length of the path
          Arrays.stream(part.strip().split("\\s+"))
              .map(Pattern::quote)
              .collect(Collectors.joining("\\s+")));
    }
    return "\\s*" + String.join(".*", parts) + "\\s*";
  }

  /** What the live hgw says until it waits for the game. */
  private String live(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "hgw.cli.Main",
                "--port",
                String.valueOf(freePort())));
    command.addAll(List.of(arguments));
    Path said = directory.resolve("said");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("XDG_STATE_HOME", directory.toString());
    Process process = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      await("the lines to paste")
          .atMost(Duration.ofSeconds(45))
          .until(() -> Files.readString(said).contains("run agent/agent.js") || !process.isAlive());
      return Files.readString(said);
    } finally {
      process.destroy();
      process.onExit().join();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Path pack() {
    return directory.resolve("my-rules");
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(pack().resolve(file), text);
  }

  private static List<String> blocks() throws IOException {
    String readme = Files.readString(Path.of("rules", "README.md"));
    int begin = readme.indexOf("## Ten minutes\n");
    String walk = readme.substring(begin, readme.indexOf("\n## ", begin));
    return BLOCK
        .matcher(walk)
        .results()
        .map(MatchResult::group)
        .map(block -> block.replaceAll("(?m)^    ", "").strip() + "\n")
        .toList();
  }
}
