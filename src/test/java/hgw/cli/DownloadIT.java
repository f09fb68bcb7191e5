package hgw.cli;

import static hgw.cli.Launch.bareTools;
import static hgw.cli.Launch.findOnPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What players download, unpacked where they might, without Maven and without the sources. */
@DisabledOnOs(OS.WINDOWS)
class DownloadIT {
  private static final Path JAVA = Path.of(System.getProperty("java.home"));
  private static final String[] DRY_RUN = {"--dry", "--network", "mine.json"};

  @TempDir static Path shared;

  private static Path home;

  /** In a locale of which Java knows names beyond ASCII only. */
  private static final boolean UNICODE = "UTF-8".equals(System.getProperty("sun.jnu.encoding"));

  @TempDir Path directory;

  @BeforeAll
  static void unpack() throws IOException {
    Path download = shared.resolve(UNICODE ? "meine Spiele für später" : "my games");
    Files.createDirectories(download);
    try (FileSystem zip = zip()) {
      for (Path entry : entries(zip)) {
        Path file = download.resolve(entry.toString().substring(1));
        if (Files.isDirectory(entry)) {
          Files.createDirectories(file);
        } else {
          Files.copy(entry, file);
          Files.setPosixFilePermissions(file, Files.getPosixFilePermissions(entry));
          Files.setLastModifiedTime(file, Files.getLastModifiedTime(entry)); // as unzip does
        }
      }
    }
    home = download.resolve("hgw-" + version());
  }

  private static String version() {
    return CommandLineRun.of("--version").out().strip().replaceFirst(".* ", "");
  }

  private static FileSystem zip() throws IOException {
    URI uri = Path.of("target", "hgw-" + version() + ".zip").toUri();
    return FileSystems.newFileSystem(
        URI.create("jar:" + uri), Map.of("enablePosixFileAttributes", true));
  }

  private static List<Path> entries(FileSystem zip) throws IOException {
    try (Stream<Path> all = Files.walk(zip.getPath("/"))) {
      return all.filter(path -> path.getNameCount() > 0).toList();
    }
  }

  // What is in it

  @Test
  void it_has_one_directory_with_what_a_player_needs_and_nothing_else() throws IOException {
    try (Stream<Path> entries = Files.list(home)) {
      assertThat(entries.map(entry -> entry.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "hgw",
              "hgw.cmd",
              "lib",
              "rules",
              "samples",
              "docs",
              "README.md",
              "CHANGELOG.md",
              "LICENSE");
    }
    assertThat(home.getParent().toFile().list()).hasSize(1);
    for (String directory : List.of("rules", "samples", "docs/rules")) {
      assertThat(names(home.resolve(directory))).isEqualTo(names(Path.of(directory)));
    }
  }

  private static TreeSet<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      TreeSet<String> names = new TreeSet<>();
      files
          .filter(Files::isRegularFile)
          .map(directory::relativize)
          .map(Path::toString)
          .forEach(names::add);
      return names;
    }
  }

  @Test
  void the_launcher_may_be_run_and_the_rest_read() throws IOException {
    try (FileSystem zip = zip()) {
      for (Path entry : entries(zip)) {
        boolean runs = Files.isDirectory(entry) || entry.endsWith("hgw");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(entry)))
            .as(entry.toString())
            .isEqualTo(runs ? "rwxr-xr-x" : "rw-r--r--");
      }
    }
  }

  @Test
  void lines_end_as_each_system_wants_them() throws IOException {
    String posix = Files.readString(home.resolve("hgw"));
    String windows = Files.readString(home.resolve("hgw.cmd"), StandardCharsets.US_ASCII);

    assertThat(posix).doesNotContain("\r");
    assertThat(windows.replace("\r\n", "")).doesNotContain("\r", "\n");
  }

  @Test
  void the_same_sources_give_the_same_times() throws IOException {
    try (FileSystem zip = zip()) {
      List<FileTime> times = new ArrayList<>();
      for (Path entry : entries(zip)) {
        times.add(Files.getLastModifiedTime(entry));
      }
      assertThat(times.stream().distinct()).hasSize(1);
      assertThat(times.get(0).toString()).startsWith("20"); // and not that of an empty field
    }
  }

  @Test
  void every_link_of_its_pages_leads_somewhere() throws IOException {
    List<String> dead = new ArrayList<>();
    try (Stream<Path> pages = Files.walk(home)) {
      for (Path page : pages.filter(path -> path.toString().endsWith(".md")).toList()) {
        Matcher link = Pattern.compile("]\\(([^):#]+)\\)").matcher(Files.readString(page));
        while (link.find()) {
          if (!Files.exists(page.resolveSibling(link.group(1)).normalize())) {
            dead.add(home.relativize(page) + " -> " + link.group(1));
          }
        }
      }
    }
    assertThat(dead).isEmpty();
  }

  // How it runs

  @Test
  void it_runs_from_elsewhere_without_maven_and_without_java_home() throws Exception {
    Files.copy(home.resolve("samples/mid.json"), directory.resolve("mine.json"));
    String path = JAVA.resolve("bin") + File.pathSeparator + bareTools(directory.resolve("bare"));
    Launch launch = launch().with("PATH", path).with("JAVA_HOME", null).with("LC_ALL", "C");

    Launch.Run plan = launch.run(DRY_RUN);
    Launch.Run game = launch.run("--simulate", "--hours", "1");

    assertThat(plan.out()).startsWith("Dry run, nothing is changed\n").contains("Assignments (16)");
    assertThat(plan).returns("", Launch.Run::err).returns(0, Launch.Run::code);
    assertThat(game.out()).contains("Income per hour");
    assertThat(game.code()).isZero();
    assertThat(home.resolve("lib").toFile().list())
        .contains("kept")
        .anyMatch(name -> name.matches("cds-\\d+\\.jsa"));
  }

  @Test
  void where_only_others_may_write_the_archive_is_in_the_users_cache() throws Exception {
    Path cache = directory.resolve("cache");
    String java =
        Launch.java(
            directory.resolve("jdk"),
            "17",
            "for it; do",
            "  case $it in *AtExit=*) echo archive >\"${it#*=}\"; exit ;; esac",
            "done",
            "echo \"$*\"");
    Path own = readOnly();
    Launch launch =
        asNobody(launch().with("XDG_CACHE_HOME", cache.toString()), own).with("JAVA_HOME", java);

    Launch.Run first = launch.run(DRY_RUN);
    Launch.Run second = launch.run(DRY_RUN);

    Path kept;
    try (Stream<Path> caches = Files.list(cache.resolve("hgw"))) {
      kept = caches.toList().get(0);
    }
    assertThat(first.out())
        .contains("-Dhgw.kept=" + kept.resolve("kept") + " ")
        .contains("-XX:SharedArchiveFile=" + kept.resolve("cds-"));
    assertThat(second).isEqualTo(first).returns("", Launch.Run::err).returns(0, Launch.Run::code);
    assertThat(own.resolve("lib").toFile().list()).containsExactly("hgw.jar");
    assertThat(kept.toFile().list()).contains("kept").anyMatch(name -> name.endsWith(".jsa"));
  }

  @Test
  void a_cache_that_is_anothers_is_not_used() throws Exception {
    Path cache = directory.resolve("cache");
    String java = Launch.java(directory.resolve("jdk"), "17", "echo \"$*\"");
    Launch launch =
        asNobody(launch().with("XDG_CACHE_HOME", cache.toString()), readOnly())
            .with("JAVA_HOME", java);
    assertThat(launch.run(DRY_RUN).out()).contains("-Dhgw.kept=" + cache);
    Path kept;
    try (Stream<Path> caches = Files.list(cache.resolve("hgw"))) {
      kept = caches.toList().get(0);
    }
    assumeThat(Files.getOwner(kept)).isNotEqualTo(Files.getOwner(directory)); // root may give away

    Files.setOwner(kept, Files.getOwner(directory));
    Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rwxrwxrwx"));
    Launch.Run run = launch.run(DRY_RUN);

    assertThat(run.out()).endsWith("--dry --network mine.json\n").doesNotContain(cache.toString());
    assertThat(run).returns("", Launch.Run::err).returns(0, Launch.Run::code);
  }

  /** Make a copy, as far as a dry run needs it, in which nobody but its owner may write. */
  private Path readOnly() throws IOException {
    Files.copy(home.resolve("samples/mid.json"), directory.resolve("mine.json"));
    Path own = directory.resolve("read only");
    for (String name : List.of("hgw", "lib/hgw.jar", "samples/mid.json")) {
      Path copy = own.resolve(name);
      Files.createDirectories(copy.getParent());
      Files.createLink(copy, home.resolve(name));
    }
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(own.resolve("lib"), PosixFilePermissions.fromString("r-xr-xr-x"));
    return own;
  }

  /** Root may write anywhere, nobody may not. */
  private static Launch asNobody(Launch launch, Path home) {
    String launcher = home.resolve("hgw").toString();
    if (!Files.isWritable(home.resolve("lib"))) {
      return launch.by(launcher);
    }
    assumeThat(findOnPath("setpriv")).as("setpriv, drops the rights of root").isNotNull();
    return launch.by("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", launcher);
  }

  @ParameterizedTest
  @CsvSource({"1.8.0_392", "11.0.2", "16", "16-ea", "9"})
  void a_java_too_old_is_named(String version) throws Exception {
    String error = "Error: hgw/cli/Main has been compiled by a more recent version of Java";
    String java =
        Launch.java(directory.resolve("jdk"), version, "echo '" + error + "' >&2; exit 1");

    assertThat(launch().with("JAVA_HOME", java).run(DRY_RUN))
        .isEqualTo(
            new Launch.Run(
                2,
                "",
                "hgw: "
                    + java
                    + "/bin/java is Java "
                    + version
                    + ". Install Java, 17 or newer, or let JAVA_HOME name one.\n"));
  }

  @ParameterizedTest
  @CsvSource({"17", "17.0.15", "21-ea", "25", "100.1"})
  void a_java_new_enough_runs_even_if_it_makes_no_archive(String version) throws Exception {
    String java = Launch.java(directory.resolve("jdk"), version, "echo planned");

    assertThat(launch().with("JAVA_HOME", java).run(DRY_RUN))
        .isEqualTo(new Launch.Run(0, "planned\n", ""));
  }

  @Test
  void without_any_java_it_says_what_to_install() throws Exception {
    String path = bareTools(directory.resolve("bare"));

    assertThat(launch().with("PATH", path).with("JAVA_HOME", null).run(DRY_RUN))
        .isEqualTo(new Launch.Run(2, "", "hgw: Java is missing. Install Java, 17 or newer.\n"));
  }

  @Test
  void a_java_that_does_not_run_counts_as_missing() throws Exception {
    Path jdk = directory.resolve("jdk"); // such as the one of a macOS without Java
    Launch.script(jdk.resolve("bin/java"), "echo 'Unable to locate a Java Runtime' >&2", "exit 1");

    assertThat(launch().with("JAVA_HOME", jdk.toString()).run(DRY_RUN))
        .isEqualTo(
            new Launch.Run(
                2,
                "",
                "hgw: "
                    + jdk
                    + "/bin/java does not run. Install Java, 17 or newer, or let JAVA_HOME name"
                    + " one.\n"));
  }

  @Test
  void without_its_jar_it_says_so() throws Exception {
    Path launcher = Files.copy(home.resolve("hgw"), directory.resolve("hgw"));
    Launch.script(directory.resolve("jdk/bin/java"), "exit 1");

    Launch.Run run =
        launch()
            .by(launcher.toString())
            .with("JAVA_HOME", directory.resolve("jdk").toString())
            .run(DRY_RUN);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .endsWith("/lib/hgw.jar is missing. Maybe unpack the download once more?\n")
        .hasLineCount(1);
  }

  private Launch launch() {
    return new Launch(directory)
        .by(home.resolve("hgw").toString())
        .with("JAVA_HOME", JAVA.toString());
  }
}
