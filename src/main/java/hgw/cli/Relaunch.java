package hgw.cli;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;

/**
 * Loads hgw once more where Java would not find what its jar holds: an address of a file in a jar
 * ends the path of the jar at the first {@code !/}, and a directory's name may end with {@code !},
 * too. Written {@code %21} it does not.
 */
final class Relaunch {
  private static final String END_OF_JAR = "!/";

  private Relaunch() {}

  /** Run hgw from an address that can be read, if its own cannot; return whether it did. */
  static boolean run(String[] args) {
    URL jar = Main.class.getProtectionDomain().getCodeSource().getLocation();
    if (!jar.getPath().contains(END_OF_JAR)) {
      return false;
    }
    try {
      URL readable = new URL(jar.toString().replace("!", "%21"));
      // never closed: hgw runs on in it
      ClassLoader loader =
          new URLClassLoader(new URL[] {readable}, ClassLoader.getPlatformClassLoader());
      Thread.currentThread().setContextClassLoader(loader);
      Class<?> main = loader.loadClass(Main.class.getName());
      main.getMethod("main", String[].class).invoke(null, (Object) args);
      return true;
    } catch (MalformedURLException | ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
