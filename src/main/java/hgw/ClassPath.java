package hgw;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the files that hgw carries: rules, samples, the scripts of the game. */
public final class ClassPath {
  private ClassPath() {}

  /**
   * Read a file as text.
   *
   * @param name its name, with a leading slash
   */
  public static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  /** Read a file as text if it is there; the name as in {@link #text}. */
  public static Optional<String> find(String name) {
    return ClassPath.class.getResource(name) == null ? Optional.empty() : Optional.of(text(name));
  }

  /** Read a file whole; the name as in {@link #text}. */
  public static byte[] bytes(String name) {
    try (InputStream in = ClassPath.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("this build of hgw lacks " + name.substring(1));
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * List a directory: names, sorted, those of directories with a slash behind; none if it lacks.
   */
  public static List<String> list(String directory) {
    URL url = ClassPath.class.getResource(directory + "/");
    if (url == null) {
      url = ClassPath.class.getResource(directory);
    }
    if (url == null) {
      return List.of();
    }
    try {
      URI uri = url.toURI();
      if (!uri.getScheme().equals("jar")) {
        return names(Path.of(uri));
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return names(jar.getPath(directory));
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("cannot list " + directory, e);
    }
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .map(
              entry -> {
                String name = entry.getFileName().toString().replace("/", "");
                return Files.isDirectory(entry) ? name + "/" : name;
              })
          .sorted()
          .toList();
    }
  }
}
