package hgw.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application that carries its own Java, run where there is no other. */
@Tag("package-app")
class AppImageIT {
  private static final Path APP = Path.of("target", "app").toAbsolutePath();

  private static Path launcher;

  @TempDir Path directory;

  @BeforeAll
  static void findLauncher() throws IOException {
    try (Stream<Path> files = Files.walk(APP)) {
      launcher =
          files
              .filter(file -> file.getFileName().toString().matches("hgw(\\.exe)?"))
              .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
              .findFirst()
              .orElseThrow();
    }
  }

  @Test
  void it_plans_plays_and_reads_what_it_carries() throws Exception {
    String sample = Path.of("samples", "mid.json").toAbsolutePath().toString();

    Launch.Run plan = app().run("--dry", "--network", sample);
    Launch.Run game = app().run("--simulate", "--hours", "1"); // a sample that the jar holds
    Launch.Run rules = app().run("rules", "list", "batch");

    assertThat(plan.out()).startsWith("Dry run").contains("Assignments (16)");
    assertThat(game.out()).contains("Income per hour");
    assertThat(rules.out()).contains("batch");
    assertThat(List.of(plan, game, rules)).allMatch(run -> run.code() == 0);
    assertThat(List.of(plan, rules)).allMatch(run -> run.err().isEmpty());
  }

  @Test
  void rules_that_do_not_compile_are_told_of() throws Exception {
    Path rules = Files.createDirectories(directory.resolve("mine"));
    Files.writeString(rules.resolve("mine.drl"), "rule \"x\"\nwhen\n  Targett()\nthen\nend\n");

    Launch.Run run = app().run("rules", "check", rules.toString());

    assertThat(run.out() + run.err()).contains("mine.drl:3").contains("Target");
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void a_live_game_can_reach_it() throws Exception {
    Process live =
        new ProcessBuilder(launcher.toString(), "--port", "0")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("live").toFile())
            .start();
    try {
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> Files.readString(directory.resolve("live")).contains("wget http"));
    } finally {
      live.destroy();
      live.onExit().join();
    }
  }

  @Test
  void its_java_has_every_module_that_the_jar_refers_to() throws IOException {
    StringWriter said = new StringWriter();
    ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
    int code =
        jdeps.run(
            new PrintWriter(said),
            new PrintWriter(said),
            "--multi-release",
            "17",
            "--ignore-missing-deps",
            "--print-module-deps",
            Path.of("target", "hgw.jar").toString());
    assertThat(code).as(said.toString()).isZero();

    String release;
    try (Stream<Path> files = Files.walk(APP)) {
      release =
          Files.readString(
              files.filter(file -> file.endsWith("release")).findFirst().orElseThrow());
    }
    String modules = release.replaceFirst("(?s).*MODULES=\"([^\"]*)\".*", "$1");
    assertThat(modules.split(" ")).contains(said.toString().strip().split(","));
  }

  /** Run it without Java, and without anything else of this system's. */
  private Launch app() {
    return new Launch(directory)
        .by(launcher.toString())
        .with("JAVA_HOME", null)
        .with("PATH", directory.toString());
  }
}
