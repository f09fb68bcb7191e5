package hgw.cli;

import static hgw.cli.Launch.bareTools;
import static hgw.cli.Launch.findOnPath;
import static hgw.cli.Launch.hoursAgo;
import static hgw.cli.Launch.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The launcher {@code ./hgw} in copies of an installation, with the real jar. Where only the
 * launcher's own decisions matter, a script stands in for Java; one always stands in for Maven.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherIT {
  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final Path JAVA = Path.of(System.getProperty("java.home"));
  private static final String[] DRY_RUN = {"--dry", "--network", "mine.json"};

  /** What is made here once serves all tests that leave it as it is. */
  @TempDir static Path shared;

  private static Installation installed;

  /** A PATH on which Maven is a failure. */
  private static String withoutMaven;

  @TempDir Path directory;

  @BeforeAll
  static void install() throws IOException {
    installed = new Installation(shared.resolve("with space"));
    Path bin = shared.resolve("bin");
    script(bin.resolve("mvn"), "echo 'mvn must not run' >&2", "exit 1");
    withoutMaven = bin + File.pathSeparator + System.getenv("PATH");
  }

  @BeforeEach
  void copyNetwork() throws IOException {
    Files.copy(PROJECT.resolve("samples/mid.json"), directory.resolve("mine.json"));
  }

  @Test
  void a_dry_run_from_another_directory_prints_the_plan_and_nothing_else() throws Exception {
    Launch.Run run = launch(installed).run(DRY_RUN);

    assertThat(run.out())
        .startsWith("Dry run, nothing is changed\n\nNetwork   snapshot mine.json, 74 servers")
        .contains("\nAssignments (16)\n");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
  }

  @Test
  void stdout_holds_nothing_but_the_json_document() throws Exception {
    Launch.Run run = launch(installed).run("--network", "mine.json", "--format", "json");

    JsonMapper mapper =
        JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    assertThat(mapper.readTree(run.out()).get("totalThreads").longValue()).isEqualTo(563);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void exit_code_2_and_its_message_pass_through() throws Exception {
    Launch.Run run = launch(installed).run("--network", "missing file.json");

    assertThat(run)
        .isEqualTo(
            new Launch.Run(
                2,
                "",
                "hgw: --network missing file.json does not exist. Maybe the path is misspelt?\n"));
  }

  @Test
  void a_symbolic_link_leads_to_the_installation() throws Exception {
    Installation own = new Installation(directory.resolve("own"));
    Path bin = Files.createDirectories(directory.resolve("bin dir"));
    Files.createSymbolicLink(directory.resolve("absolute"), own.launcher());
    Files.createSymbolicLink(bin.resolve("relative"), Path.of("..", "absolute"));
    Launch launch = launch(own).with("JAVA_HOME", fakeJava("echo planned"));

    for (String link :
        List.of("./absolute", "bin dir/relative", bin.resolve("relative").toString())) {
      assertThat(launch.by(link).run(DRY_RUN)).isEqualTo(new Launch.Run(0, "planned\n", ""));
    }
    assertThat(Files.readAllLines(directory.resolve("java.log")))
        .allMatch(arguments -> arguments.contains(" -jar " + own.jar() + " --dry "));
  }

  @Test
  void java_takes_the_place_of_the_launcher_so_that_signals_reach_it() throws Exception {
    String launcher = installed.launcher().toString();

    Launch.Run run =
        launch(installed)
            .by("sh", "-c", "echo $$; exec \"$0\" \"$@\"", launcher)
            .with("JAVA_HOME", fakeJava("echo $$"))
            .run(DRY_RUN);

    assertThat(run.out().lines().distinct()).hasSize(1);
    assertThat(run.out()).hasLineCount(2);
  }

  static Stream<Path> jdks() throws IOException {
    List<Path> jdks = new ArrayList<>(List.of(JAVA.toRealPath()));
    Path all = Path.of("/usr/lib/jvm");
    if (Files.isDirectory(all)) {
      try (Stream<Path> entries = Files.list(all)) {
        entries.filter(LauncherIT::isJava17OrNewer).map(LauncherIT::real).forEach(jdks::add);
      }
    }
    return jdks.stream().distinct();
  }

  private static boolean isJava17OrNewer(Path jdk) {
    try {
      return Files.isExecutable(jdk.resolve("bin/java"))
          && Files.readString(jdk.resolve("release"))
              .matches("(?s).*JAVA_VERSION=\"(1[7-9]|[2-9]\\d).*");
    } catch (IOException e) {
      return false;
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void every_java_runs_silently_the_first_time_and_later(Path jdk) throws Exception {
    Launch.Run first = launch(installed).with("JAVA_HOME", jdk.toString()).run(DRY_RUN);
    Launch.Run second = launch(installed).with("JAVA_HOME", jdk.toString()).run(DRY_RUN);

    assertThat(first.out()).startsWith("Dry run");
    assertThat(first).returns("", Launch.Run::err).returns(0, Launch.Run::code);
    assertThat(second).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1"})
  @EnabledOnOs(OS.LINUX)
  void a_terminal_gets_colour_unless_it_is_unwanted(String noColor) throws Exception {
    assumeThat(findOnPath("script")).as("script of util-linux, makes a terminal").isNotNull();
    String command = "'" + installed.launcher() + "' " + String.join(" ", DRY_RUN);

    Launch.Run run =
        launch(installed)
            .by("script")
            .with("NO_COLOR", noColor)
            .run("-q", "-e", "-c", command, "/dev/null");

    assertThat(run.code()).isZero();
    if (noColor.isEmpty()) {
      assertThat(run.out()).startsWith("\u001b[1mDry run");
    } else {
      assertThat(run.out()).startsWith("Dry run").doesNotContain("\u001b");
    }
  }

  // The archive of classes

  @Test
  void the_archive_is_made_on_the_first_run_and_used_from_then_on() throws Exception {
    Path log = directory.resolve("java.log");
    String wrapper = fakeJava("exec '" + JAVA.resolve("bin/java") + "' \"$@\"");
    Installation own = new Installation(directory.resolve("own"));

    Launch.Run first = launch(own).with("JAVA_HOME", wrapper).run(DRY_RUN);
    Launch.Run second = launch(own).with("JAVA_HOME", wrapper).run(DRY_RUN);

    assertThat(own.archives()).hasSize(1);
    Path archive = own.archives().get(0);
    assertThat(Files.readAllLines(log)).hasSize(3);
    assertThat(Files.readAllLines(log).get(0)).contains("-XX:ArchiveClassesAtExit=" + archive);
    assertThat(Files.readAllLines(log).subList(1, 3))
        .allMatch(arguments -> arguments.contains("-XX:SharedArchiveFile=" + archive + " "));
    assertThat(second).isEqualTo(first).returns("", Launch.Run::err);
    assertThat(classesOf(own, archive))
        .anyMatch(line -> line.contains("hgw.cli.Main source: shared objects file (top)"));
  }

  /** What Java says of each class that it loads, and where from. */
  private List<String> classesOf(Installation installation, Path archive) throws Exception {
    Path classes = directory.resolve("classes.log");
    Launch.Run run =
        launch(installation)
            .by(JAVA.resolve("bin/java").toString())
            .run(
                "-XX:SharedArchiveFile=" + archive,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xlog:class+load:file=" + classes,
                "-jar",
                installation.jar().toString(),
                "--version");
    assertThat(run.code()).isZero();
    return Files.readAllLines(classes);
  }

  @Test
  void an_archive_that_cannot_be_written_is_no_error() throws Exception {
    Installation own = new Installation(directory.resolve("own"));
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(own.target(), PosixFilePermissions.fromString("r-xr-xr-x"));
    Launch launch = launch(own);
    if (Files.isWritable(own.target())) { // root may write anywhere, nobody may not
      assumeThat(findOnPath("setpriv")).as("setpriv, drops the rights of root").isNotNull();
      launch.by(
          "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", own.launcher().toString());
    }

    Launch.Run run = launch.run(DRY_RUN);

    assertThat(run.out()).startsWith("Dry run");
    assertThat(run).returns("", Launch.Run::err).returns(0, Launch.Run::code);
    assertThat(own.archives()).isEmpty();
  }

  @Test
  void a_damaged_archive_is_no_error() throws Exception {
    Installation own = new Installation(directory.resolve("own"));
    String java =
        fakeJava("for it; do case $it in *AtExit=*) echo bad >\"${it#*=}\" ;; esac; done");
    launch(own).with("JAVA_HOME", java).run(DRY_RUN);
    fakeJava("exec '" + JAVA.resolve("bin/java") + "' \"$@\"");

    Launch.Run run = launch(own).with("JAVA_HOME", java).run(DRY_RUN);

    assertThat(run.out()).startsWith("Dry run");
    assertThat(run).returns("", Launch.Run::err).returns(0, Launch.Run::code);
    assertThat(own.archives()).singleElement().satisfies(it -> assertThat(it).hasContent("bad"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cut short", "empty", "overwritten", "overwritten in part", "unmarked"})
  void an_archive_that_was_damaged_is_made_anew(String damage) throws Exception {
    Installation own = new Installation(directory.resolve("own"));
    Launch.Run sound = launch(own).run(DRY_RUN);
    Path archive = own.archives().get(0);
    Path mark = Path.of(archive.toString().replace(".jsa", ".size"));
    damage(damage, archive, mark);

    Launch.Run run = launch(own).run(DRY_RUN);

    assertThat(run).isEqualTo(sound).returns(0, Launch.Run::code);
    assertThat(own.archives()).containsExactly(archive);
    assertThat(mark).content().isEqualTo(Files.size(archive) + " " + Files.size(own.jar()) + "\n");
    assertThat(classesOf(own, archive))
        .anyMatch(line -> line.contains("hgw.cli.Main source: shared objects file (top)"));
    try (Stream<Path> left = Files.list(directory)) { // where Java tells of its death
      assertThat(left).noneMatch(file -> file.getFileName().toString().matches("hs_err.*|core.*"));
    }
  }

  private static void damage(String how, Path archive, Path mark) throws IOException {
    byte[] bytes = Files.readAllBytes(archive);
    Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rw-r--r--"));
    switch (how) {
      case "cut short" -> Files.write(archive, Arrays.copyOf(bytes, bytes.length / 2));
      case "empty" -> Files.write(archive, new byte[0]);
      case "overwritten" -> Files.write(archive, new byte[bytes.length]);
      case "overwritten in part" -> {
        Arrays.fill(bytes, bytes.length / 3, bytes.length / 2, (byte) 7);
        Files.write(archive, bytes);
      }
      default -> Files.delete(mark);
    }
    if (Files.exists(mark)) { // it was made a while ago
      Files.setLastModifiedTime(mark, hoursAgo(0));
      Files.setLastModifiedTime(archive, FileTime.from(Instant.now().plusSeconds(2)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT", "KILL"})
  void killed_while_it_writes_the_archive_it_leaves_nothing_for_long(String signal)
      throws Exception {
    Installation own = new Installation(directory.resolve("own"));
    String java =
        fakeJava(
            "for it; do case $it in *AtExit=*) echo half >\"${it#*=}\"; kill -s "
                + signal
                + " $PPID; exec sleep 60 ;; esac; done; echo planned");

    Launch.Run killed = launch(own).with("JAVA_HOME", java).run(DRY_RUN);
    assertThat(killed.code()).isGreaterThan(128);
    assertThat(own.archives()).hasSize(signal.equals("KILL") ? 1 : 0);
    fakeJava("echo planned");
    Launch.Run next = launch(own).with("JAVA_HOME", java).run(DRY_RUN);

    assertThat(next).isEqualTo(new Launch.Run(0, "planned\n", ""));
    assertThat(own.archives())
        .singleElement()
        .satisfies(it -> assertThat(it.toString()).endsWith(".jsa"));
  }

  // Where it stands

  @Test
  void it_runs_wherever_it_stands_and_its_jar_alone_too() throws Exception {
    boolean unicode = "UTF-8".equals(System.getProperty("sun.jnu.encoding"));
    Installation own =
        new Installation(
            directory
                .resolve("it's 50%41 \"odd\" & $HOME + #?*")
                .resolve(unicode ? "añ東!" : "an!"));
    String java = JAVA.resolve("bin/java").toString();
    String[] packs = {"--network", "mine.json", "--rules", "max-income"};

    for (Launch launch : List.of(launch(own), launch(own).by(java, "-jar", own.jar().toString()))) {
      Launch.Run run = launch.with("LC_ALL", "C.UTF-8").run(packs);
      assertThat(run.out()).startsWith("Dry run");
      assertThat(run).returns("", Launch.Run::err).returns(0, Launch.Run::code);
    }
    assertThat(launch(own).with("LC_ALL", "C").run(packs)).returns(0, Launch.Run::code);
  }

  @Test
  void from_where_java_cannot_run_it_says_so() throws Exception {
    Installation own = new Installation(directory.resolve("a:b"));

    assertThat(launch(own).run(DRY_RUN))
        .isEqualTo(
            new Launch.Run(
                2,
                "",
                "hgw: Java cannot run from "
                    + own.home()
                    + ", for the \":\" in it. Move hgw to a directory without.\n"));
  }

  // Which Java

  @Test
  void without_java_home_the_java_on_the_path_runs() throws Exception {
    String java = fakeJava("echo planned");
    String path = Path.of(java, "bin") + File.pathSeparator + System.getenv("PATH");

    Launch launch = launch(installed).with("PATH", path).with("JAVA_HOME", null);
    assertThat(launch.run(DRY_RUN).out()).isEqualTo("planned\n");
    launch.with("JAVA_HOME", directory.resolve("missing").toString());
    assertThat(launch.run(DRY_RUN).out()).isEqualTo("planned\n");
  }

  @Test
  void without_any_java_it_says_what_to_install() throws Exception {
    Launch.Run run =
        launch(installed)
            .with("PATH", bareTools(directory.resolve("bare")))
            .with("JAVA_HOME", null)
            .run(DRY_RUN);

    assertThat(run)
        .isEqualTo(new Launch.Run(2, "", "hgw: Java is missing. Install a JDK, 17 or newer.\n"));
  }

  // Building

  @ParameterizedTest
  @ValueSource(
      strings = {
        "target/hgw.jar",
        "pom.xml",
        "src/main/java/hgw/cli/Main.java",
        "src/main/resources/new.properties",
        "rules/boost.drl",
        "samples/mid.json"
      })
  void a_jar_missing_or_older_than_the_sources_is_built_once(String changed) throws Exception {
    Installation own = new Installation(directory.resolve("own"));
    Path file = own.home().resolve(changed);
    if (file.equals(own.jar())) {
      Files.delete(file);
    } else {
      Files.write(file, new byte[] {'\n'}, StandardOpenOption.CREATE);
    }
    String maven = fakeMaven("echo noise; cp '" + installed.jar() + "' '" + own.jar() + "'");
    Launch launch = launch(own).with("PATH", maven).with("JAVA_HOME", fakeJava("echo planned"));

    Launch.Run first = launch.run(DRY_RUN);
    Launch.Run second = launch.run(DRY_RUN);

    assertThat(Files.readAllLines(directory.resolve("maven.log")))
        .containsExactly("-q -B -f " + own.home() + "/pom.xml -DskipTests -Djar-alone package");
    assertThat(first).isEqualTo(new Launch.Run(0, "planned\n", "hgw: building, once ...\nnoise\n"));
    assertThat(second).isEqualTo(new Launch.Run(0, "planned\n", ""));
  }

  @Test
  void a_build_that_leaves_the_jar_as_old_as_it_was_is_not_repeated() throws Exception {
    Installation own = new Installation(directory.resolve("own"));
    Files.setLastModifiedTime(own.home().resolve("pom.xml"), hoursAgo(0));
    Launch launch =
        launch(own).with("PATH", fakeMaven("true")).with("JAVA_HOME", fakeJava("echo planned"));

    launch.run(DRY_RUN);
    launch.run(DRY_RUN);

    assertThat(directory.resolve("maven.log")).content().hasLineCount(1);
  }

  @Test
  void a_failed_build_is_exit_code_2() throws Exception {
    Installation own = new Installation(directory.resolve("own"));
    Files.delete(own.jar());
    String maven = fakeMaven("echo '[ERROR] bad'; exit 1");

    Launch.Run run =
        launch(own).with("PATH", maven).with("JAVA_HOME", fakeJava("echo planned")).run(DRY_RUN);

    assertThat(run)
        .isEqualTo(
            new Launch.Run(
                2,
                "",
                "hgw: building, once ...\n[ERROR] bad\nhgw: the build failed, see above.\n"));
  }

  @Test
  void a_build_without_maven_says_what_to_install() throws Exception {
    Installation own = new Installation(directory.resolve("own"));
    Files.delete(own.jar());

    Launch.Run run =
        launch(own)
            .with("PATH", bareTools(directory.resolve("bare")))
            .with("JAVA_HOME", fakeJava("echo planned"))
            .run(DRY_RUN);

    assertThat(run)
        .isEqualTo(
            new Launch.Run(
                2, "", "hgw: Maven is missing. Install Maven, 3.8 or newer, to build hgw.\n"));
  }

  @Test
  void a_build_without_maven_is_the_wrappers() throws Exception {
    Installation own = new Installation(directory.resolve("with space"));
    Files.delete(own.jar());
    script(
        own.home().resolve("mvnw"),
        "printf '%s\\n' \"$*\" >'" + directory.resolve("wrapper.log") + "'",
        "echo jar >'" + own.jar() + "'");

    Launch.Run run =
        launch(own)
            .with("PATH", bareTools(directory.resolve("bare")))
            .with("JAVA_HOME", fakeJava("echo planned"))
            .run(DRY_RUN);

    assertThat(run).isEqualTo(new Launch.Run(0, "planned\n", "hgw: building, once ...\n"));
    assertThat(directory.resolve("wrapper.log"))
        .hasContent("-q -B -f " + own.home() + "/pom.xml -DskipTests -Djar-alone package");
  }

  @Test
  void a_java_too_old_to_build_is_named_first() throws Exception {
    Installation own = new Installation(directory.resolve("own"));
    Files.delete(own.jar());
    String java = Launch.java(directory.resolve("old"), "11.0.2", "exit 1");

    assertThat(launch(own).with("JAVA_HOME", java).run(DRY_RUN))
        .isEqualTo(
            new Launch.Run(
                2,
                "",
                "hgw: "
                    + java
                    + "/bin/java is Java 11.0.2. Install a JDK, 17 or newer, or let JAVA_HOME name"
                    + " one.\n"));
  }

  @Test
  void a_jar_without_its_sources_is_run_as_it_is() throws Exception {
    Installation own = new Installation(directory.resolve("own"));
    Files.delete(own.home().resolve("pom.xml"));
    Files.move(own.target(), own.home().resolve("lib"));
    Files.setLastModifiedTime(own.home().resolve("rules/boost.drl"), hoursAgo(0));

    Launch.Run run = launch(own).with("JAVA_HOME", fakeJava("echo planned")).run(DRY_RUN);

    assertThat(run).isEqualTo(new Launch.Run(0, "planned\n", ""));
  }

  // What stands in for Java and Maven

  /** Make a JDK whose java writes its arguments to java.log, then runs a line of shell. */
  private String fakeJava(String line) throws IOException {
    Path jdk = directory.resolve("fake jdk");
    return Launch.java(
        jdk, "17", "printf '%s\\n' \"$*\" >>'" + directory.resolve("java.log") + "'", line);
  }

  /** Make a PATH with an mvn that writes its arguments to maven.log, then runs a line of shell. */
  private String fakeMaven(String line) throws IOException {
    Path bin = directory.resolve("fake maven");
    script(
        bin.resolve("mvn"),
        "printf '%s\\n' \"$*\" >>'" + directory.resolve("maven.log") + "'",
        line);
    return bin + File.pathSeparator + System.getenv("PATH");
  }

  // A copy of the project, and a run of its launcher

  /** A copy of what the launcher needs: sources two hours old, the jar one hour. */
  private record Installation(Path home) {
    private static final List<String> PARTS =
        List.of("hgw", "pom.xml", "rules", "samples", "src/main", "target/hgw.jar");

    Installation {
      try {
        home = Files.createDirectories(home).toRealPath();
        for (String part : PARTS) {
          try (Stream<Path> files = Files.walk(PROJECT.resolve(part))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
              Path copy = home.resolve(PROJECT.relativize(file));
              Files.createDirectories(copy.getParent());
              Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
              Files.setLastModifiedTime(copy, hoursAgo(part.endsWith(".jar") ? 1 : 2));
            }
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Path launcher() {
      return home.resolve("hgw");
    }

    Path target() {
      return home.resolve("target");
    }

    Path jar() {
      return target().resolve("hgw.jar");
    }

    List<Path> archives() throws IOException {
      try (Stream<Path> files = Files.list(target())) {
        return files.filter(file -> file.toString().contains(".jsa")).toList();
      }
    }
  }

  private Launch launch(Installation installation) {
    return new Launch(directory)
        .by(installation.launcher().toString())
        .with("JAVA_HOME", JAVA.toString())
        .with("PATH", withoutMaven);
  }
}
