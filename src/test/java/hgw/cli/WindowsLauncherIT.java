package hgw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher {@code hgw.cmd} under Wine, with stand-ins for Java, Maven and PowerShell. Wine's
 * cmd loses a percent sign in a path and takes root to be able to write anywhere: neither is tried
 * here.
 */
@Tag("wine")
class WindowsLauncherIT {
  /** Wine's own configuration, and a program that stands in for others. */
  @TempDir static Path shared;

  @TempDir Path directory;

  private Path home;
  private Path bin;

  @BeforeAll
  static void compile() throws Exception {
    Launch.Run run =
        new Launch(shared)
            .by("x86_64-w64-mingw32-gcc")
            .run(
                "-O1",
                "-s",
                "-o",
                shared.resolve("standin.exe").toString(),
                Path.of("src", "test", "resources", "wine", "standin.c")
                    .toAbsolutePath()
                    .toString());
    assertThat(run.code()).as(run.err()).isZero();
  }

  /** Wine's server, which outlives what it serves, would write on. */
  @AfterAll
  static void endServer() throws Exception {
    String prefix = shared.resolve("prefix").toString();
    new Launch(shared).by("wineserver").with("WINEPREFIX", prefix).run("-k");
    new Launch(shared).by("wineserver").with("WINEPREFIX", prefix).run("-w");
  }

  @BeforeEach
  void install() throws IOException {
    home = Files.createDirectories(directory.resolve("my games & (x86)"));
    bin = Files.createDirectories(directory.resolve("bin"));
    Path lib = Files.createDirectories(home.resolve("lib"));
    Files.writeString(lib.resolve("hgw.jar"), "jar");
    Files.copy(Path.of("hgw.cmd"), home.resolve("hgw.cmd"));
    Files.copy(shared.resolve("standin.exe"), bin.resolve("java.exe"));
    batch(
        directory.resolve("run.cmd"), // Wine's "cmd /c" knows no odd names
        "@\"" + windows(home) + "\\hgw.cmd\" %*",
        "@exit /b %ERRORLEVEL%");
  }

  @Test
  void the_archive_is_made_on_the_first_run_and_used_from_then_on() throws Exception {
    Launch.Run first = hgw().run("cmd", "/c", "run.cmd", "--dry", "--network", "my file.json");
    Launch.Run second = hgw().run("cmd", "/c", "run.cmd", "--dry", "--network", "my file.json");

    String archive = windows(home) + "\\lib\\cds.jsa\"";
    assertThat(first.code()).isZero();
    assertThat(first.out()).isEqualTo("planned\r\n");
    assertThat(first.err()).isEmpty();
    assertThat(second).isEqualTo(first);
    assertThat(calls()).hasSize(3);
    assertThat(calls().get(0))
        .startsWith("\"" + windows(bin) + "\\java.exe\" -XX:ArchiveClassesAtExit=\"");
    assertThat(calls().subList(1, 3))
        .allMatch(call -> call.contains("-XX:SharedArchiveFile=\"" + archive))
        .allMatch(call -> call.contains("-Dhgw.kept=\"" + windows(home) + "\\lib\\kept\""))
        .allMatch(call -> call.strip().endsWith("hgw.jar\" --dry --network \"my file.json\""));
  }

  @Test
  void an_archive_of_another_jar_is_made_anew() throws Exception {
    hgw().run("cmd", "/c", "run.cmd", "--dry");
    Files.writeString(home.resolve("lib/hgw.jar"), "newer jar");

    hgw().run("cmd", "/c", "run.cmd", "--dry");

    assertThat(calls()).filteredOn(call -> call.contains("ArchiveClassesAtExit")).hasSize(2);
    assertThat(home.resolve("lib").toFile().list())
        .containsExactlyInAnyOrder("hgw.jar", "cds.jsa", "cds.size", "kept");
  }

  @Test
  void the_exit_code_passes_through() throws Exception {
    hgw().run("cmd", "/c", "run.cmd", "--dry");

    assertThat(hgw().with("STANDIN_CODE", "3").run("cmd", "/c", "run.cmd", "--dry").code())
        .isEqualTo(3);
  }

  @Test
  void without_any_java_it_says_what_to_install() throws Exception {
    Files.delete(bin.resolve("java.exe"));

    Launch.Run run = hgw().run("cmd", "/c", "run.cmd", "--dry");

    assertThat(run.err().strip()).isEqualTo("hgw: Java is missing. Install Java, 17 or newer.");
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void a_java_too_old_is_named() throws Exception {
    Launch.Run run = hgw().with("STANDIN_CODE", "1").run("cmd", "/c", "run.cmd", "--dry");

    assertThat(run.err().strip())
        .isEqualTo(
            "hgw: \""
                + windows(bin)
                + "\\java.exe\" does not run, or is older than Java 17. Install Java, 17 or newer, or"
                + " let JAVA_HOME name one.");
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void java_home_goes_before_the_path() throws Exception {
    Path jdk = Files.createDirectories(directory.resolve("my jdk (17)/bin"));
    Files.move(bin.resolve("java.exe"), jdk.resolve("java.exe"));

    hgw().with("JAVA_HOME", windows(jdk.getParent())).run("cmd", "/c", "run.cmd", "--dry");

    assertThat(calls()).hasSize(2).allMatch(call -> call.startsWith("\"" + windows(jdk)));
  }

  @Test
  void without_its_jar_it_says_so() throws Exception {
    Files.delete(home.resolve("lib/hgw.jar"));

    Launch.Run run = hgw().run("cmd", "/c", "run.cmd", "--dry");

    assertThat(run.err())
        .contains("lib\\hgw.jar\" is missing. Maybe unpack the download once more?");
    assertThat(run.code()).isEqualTo(2);
  }

  // Building

  @Test
  void among_its_sources_it_has_maven_build_the_jar() throws Exception {
    sources();
    maven(bin.resolve("mvn.cmd"), 0);

    Launch.Run run = hgw().run("cmd", "/c", "run.cmd", "--dry");

    assertThat(run.err()).startsWith("hgw: building, once ...");
    assertThat(run.out()).isEqualTo("planned\r\n");
    assertThat(Files.readString(directory.resolve("maven.log")).strip())
        .isEqualTo("mvn.cmd -q -B -DskipTests -Djar-alone package");
    assertThat(home.resolve("target/cds.jsa")).exists();
  }

  @Test
  void without_maven_the_wrapper_builds() throws Exception {
    sources();
    maven(home.resolve("mvnw.cmd"), 0);

    assertThat(hgw().run("cmd", "/c", "run.cmd", "--dry").out()).isEqualTo("planned\r\n");
    assertThat(directory.resolve("maven.log")).content().startsWith("mvnw.cmd -q -B ");
  }

  @Test
  void a_failed_build_is_exit_code_2() throws Exception {
    sources();
    maven(bin.resolve("mvn.cmd"), 1);

    Launch.Run run = hgw().run("cmd", "/c", "run.cmd", "--dry");

    assertThat(run.err()).contains("hgw: the build failed, see above.");
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void a_build_without_maven_says_what_to_install() throws Exception {
    sources();

    Launch.Run run = hgw().run("cmd", "/c", "run.cmd", "--dry");

    assertThat(run.err().strip())
        .isEqualTo("hgw: Maven is missing. Install Maven, 3.8 or newer, to build hgw.");
    assertThat(run.code()).isEqualTo(2);
  }

  /** Let the installation be one of sources, whose jar is missing. */
  private void sources() throws IOException {
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    Files.createDirectories(home.resolve("target"));
  }

  private void maven(Path file, int code) throws IOException {
    batch(
        file,
        "@echo " + file.getFileName() + " %*>>\"" + windows(directory) + "\\maven.log\"",
        "@echo jar>target\\hgw.jar",
        "@exit /b " + code);
  }

  private static void batch(Path file, String... lines) throws IOException {
    Files.writeString(file, String.join("\r\n", lines) + "\r\n");
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(directory.resolve("java.log"));
  }

  private static String windows(Path path) {
    return "Z:" + path.toString().replace('/', '\\');
  }

  private Launch hgw() {
    return new Launch(directory)
        .by("wine")
        .with("WINEDEBUG", "-all")
        .with("WINEPREFIX", shared.resolve("prefix").toString())
        .with("WINEPATH", windows(bin))
        .with("STANDIN_LOG", windows(directory) + "\\java.log")
        .with("JAVA_HOME", null);
  }
}
