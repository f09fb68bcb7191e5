package hgw.game.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lets TypeScript check the scripts of the game against {@code netscript.d.ts}, which declares what
 * they use of it. Skipped where Node is missing, but not in CI.
 */
class ScriptTypesIT {
  private static final Path SCRIPTS = Path.of("src/main/resources/agent");
  private static final Path DECLARATIONS = Path.of("src/test/resources/agent").toAbsolutePath();
  private static final Path CONFIG = DECLARATIONS.resolve("tsconfig.json");
  private static final Path INSTALLED = Path.of("target/typescript");
  private static final String TSC = INSTALLED.resolve("node_modules/typescript/bin/tsc").toString();
  private static final int PATIENCE_MINUTES = 5;

  @TempDir Path directory;

  /** What a command printed, and its exit code. */
  private record Outcome(int exit, String output) {}

  @BeforeAll
  static void installTypeScript() throws IOException, InterruptedException {
    boolean here = hasCommand("node") && hasCommand("npm");
    // A player's machine may have no Node; CI must, or it would check nothing.
    Assumptions.assumeTrue(
        here || System.getenv("CI") != null, "needs Debian's packages nodejs and npm");
    Path lock = INSTALLED.resolve("package-lock.json");
    Path wanted = DECLARATIONS.resolve("package-lock.json");
    if (Files.exists(Path.of(TSC)) && Files.exists(lock) && Files.mismatch(lock, wanted) < 0) {
      return;
    }
    Files.createDirectories(INSTALLED);
    for (String file : List.of("package.json", "package-lock.json")) {
      Path copy = INSTALLED.resolve(file);
      Files.copy(DECLARATIONS.resolve(file), copy, StandardCopyOption.REPLACE_EXISTING);
    }
    Outcome npm =
        run("npm", "ci", "--prefix", INSTALLED.toString(), "--prefer-offline", "--no-audit");
    assertThat(npm.exit()).as(npm.output()).isZero();
  }

  @Test
  void every_script_uses_the_game_as_it_is_declared() throws IOException, InterruptedException {
    List<String> scripts;
    try (Stream<Path> files = Files.list(SCRIPTS)) {
      scripts = files.map(Path::toString).filter(file -> file.endsWith(".js")).toList();
    }

    Outcome checked = run("node", TSC, "--project", CONFIG.toString(), "--listFiles");

    assertThat(checked.exit()).as(checked.output()).isZero();
    assertThat(scripts).isNotEmpty();
    assertThat(checked.output().lines()).anyMatch(file -> file.endsWith("netscript.d.ts"));
    assertThat(scripts)
        .allSatisfy(
            script -> assertThat(checked.output().lines()).anyMatch(file -> file.endsWith(script)));
  }

  @Test
  void mistakes_are_found() throws IOException, InterruptedException {
    Path script = directory.resolve("mistaken.js");
    Files.writeString(
        script,
        """
        import { mian } from "/agent/hgw-loop.js";
        /** @param {NS} ns */
        export async function main(ns) {
          ns.getServerMoney("n00dles");
          await ns.hack("n00dles", { threads: "3" });
          ns.cloud.getServerNames();
          ns.exec("agent/hgw-loop.js", "n00dles", 1, null);
          await mian(ns);
        }
        """);
    Path config = directory.resolve("tsconfig.json");
    Files.writeString(
        config,
        """
        {"extends": "%s", "include": ["%s", "mistaken.js"]}
        """
            .formatted(CONFIG, DECLARATIONS.resolve("netscript.d.ts")));

    Outcome checked = run("node", TSC, "--project", config.toString(), "--pretty", "false");

    assertThat(checked.exit()).isPositive();
    assertThat(checked.output().lines())
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).contains("(1,10)", "no exported member 'mian'"),
            line -> assertThat(line).contains("(4,6)", "'getServerMoney' does not exist"),
            line -> assertThat(line).contains("(5,30)", "'string' is not assignable"),
            line -> assertThat(line).contains("(6,3)", "'ns.cloud' is possibly 'undefined'"),
            line -> assertThat(line).contains("(7,46)", "'null' is not assignable"));
  }

  private static boolean hasCommand(String name) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, name)));
  }

  private static Outcome run(String... command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("hgw", ".txt");
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      Process process = builder.redirectOutput(output.toFile()).start();
      boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
      process.destroyForcibly();
      String printed = Files.readString(output, StandardCharsets.UTF_8);
      assertThat(ended).as(printed).isTrue();
      return new Outcome(process.exitValue(), printed);
    } finally {
      Files.delete(output);
    }
  }
}
