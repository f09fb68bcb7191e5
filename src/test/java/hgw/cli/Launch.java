package hgw.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A launcher about to run in a directory, and the scripts that stand in for what it calls. */
final class Launch {
  private final Path directory;
  private final Map<String, @Nullable String> environment = new TreeMap<>();
  private List<String> command = List.of();

  /** Prepare to run a command in a directory, where its output is kept too. */
  Launch(Path directory) {
    this.directory = directory;
    for (String name : List.of("NO_COLOR", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")) {
      environment.put(name, null);
    }
  }

  /** What came of it. */
  record Run(int code, String out, String err) {}

  Launch by(String... command) {
    this.command = List.of(command);
    return this;
  }

  /** Set a variable, or take it away. */
  Launch with(String name, @Nullable String value) {
    environment.put(name, value);
    return this;
  }

  Run run(String... arguments) throws IOException, InterruptedException {
    Path out = directory.resolve("stdout");
    Path err = directory.resolve("stderr");
    List<String> line = new ArrayList<>(command);
    line.addAll(Arrays.asList(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(directory.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    environment.forEach(
        (name, value) -> {
          if (value == null) {
            builder.environment().remove(name);
          } else {
            builder.environment().put(name, value);
          }
        });
    Process process = builder.start();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError(line + " does not end");
    }
    return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /** Write a script of shell, two hours old. */
  static void script(Path file, String... lines) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setLastModifiedTime(file, hoursAgo(2));
  }

  static FileTime hoursAgo(int hours) {
    return FileTime.from(Instant.now().minus(hours, ChronoUnit.HOURS));
  }

  /** Make, in a directory, a PATH with what the launcher needs, but neither Java nor Maven. */
  static String bareTools(Path bin) throws IOException {
    for (String tool :
        List.of(
            "dirname",
            "readlink",
            "find",
            "head",
            "cksum",
            "cut",
            "mkdir",
            "mv",
            "rm",
            "sh",
            "touch",
            "wc")) {
      script(bin.resolve(tool), "exec '" + findOnPath(tool) + "' \"$@\"");
    }
    return bin.toString();
  }

  /** Make a JDK, in a directory, whose java says which it is, and runs lines of shell otherwise. */
  static String java(Path jdk, String version, String... lines) throws IOException {
    List<String> all =
        new ArrayList<>(
            List.of(
                "if [ \"$*\" = -version ]; then",
                "  echo 'openjdk version \"" + version + "\" 2018-01-16' >&2",
                "  exit 0",
                "fi"));
    all.addAll(Arrays.asList(lines));
    script(jdk.resolve("bin/java"), all.toArray(String[]::new));
    return jdk.toString();
  }

  static @Nullable Path findOnPath(String tool) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(entry -> Path.of(entry, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }
}
