package hgw.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Plays games at the same time, as many at once as there are cores. */
public final class SideBySide {
  private SideBySide() {}

  /**
   * Play games to their end.
   *
   * @return what each came to, in their order
   * @throws RuntimeException what the first game threw that failed
   */
  public static List<Outcome> run(List<Callable<Outcome>> games) throws InterruptedException {
    ExecutorService cores =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Outcome> outcomes = new ArrayList<>();
      for (Future<Outcome> game : cores.invokeAll(games)) {
        outcomes.add(game.get());
      }
      return outcomes;
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
