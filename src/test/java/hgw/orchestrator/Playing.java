package hgw.orchestrator;

/** An orchestrator at work on a thread of its own, until it is closed. */
public final class Playing implements AutoCloseable {
  private final Runnable end;
  private final Thread thread;

  private Playing(Orchestrator orchestrator, Runnable end) {
    this.end = end;
    this.thread = new Thread(() -> run(orchestrator), "orchestrator");
  }

  /**
   * Begin to play.
   *
   * @param end ends the game
   */
  public static Playing of(Orchestrator orchestrator, Runnable end) {
    Playing playing = new Playing(orchestrator, end);
    playing.thread.start();
    return playing;
  }

  private static void run(Orchestrator orchestrator) {
    try {
      orchestrator.run(false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** End the game, and wait until the orchestrator has noticed. */
  @Override
  public void close() {
    end.run();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
