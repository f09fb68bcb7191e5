package hgw;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does several things at once, as many as there are cores. */
public final class Cores {
  private Cores() {}

  /**
   * Do things.
   *
   * @return what came of them, in the order of the things
   * @throws RuntimeException what the first thing threw that failed
   */
  public static <T> List<T> doAll(List<Callable<T>> things) throws InterruptedException {
    ExecutorService cores =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<T> done = new ArrayList<>();
      for (Future<T> thing : cores.invokeAll(things)) {
        done.add(thing.get());
      }
      return done;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      cores.shutdownNow();
    }
  }
}
