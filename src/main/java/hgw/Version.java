package hgw;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this build. */
public final class Version {
  private Version() {}

  /** Return the version, such as {@code 1.2.3}. */
  public static String get() {
    return of("version");
  }

  /** Return the version of uPlot, the library that draws the page's charts. */
  public static String ofCharts() {
    return of("uplot");
  }

  private static String of(String what) {
    try {
      Properties properties = new Properties();
      properties.load(new StringReader(ClassPath.text("/hgw.properties")));
      return properties.getProperty(what);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
