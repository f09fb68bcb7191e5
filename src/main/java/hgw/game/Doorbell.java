package hgw.game;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where the thread that plays a game waits, and where others ring. What is rung while nobody waits
 * is heard at the next wait. Safe for several threads.
 */
public final class Doorbell {
  private boolean ended;
  private boolean connected;
  private boolean requested;

  /** Say that the game is there: it is heard as {@link Game.Event#CONNECTED}. */
  public synchronized void connected() {
    connected = true;
    notifyAll();
  }

  /** Ask to be heard, as {@link Game#request} does. */
  public synchronized void request() {
    requested = true;
    notifyAll();
  }

  /** Say that no more is to come, as {@link Game#end} does. It is heard at every wait from now. */
  public synchronized void end() {
    ended = true;
    notifyAll();
  }

  /**
   * Wait until somebody rings.
   *
   * @param ms the most real time to wait; not above 0 for not at all
   * @return what was rung; null if the time is up
   */
  public synchronized Game.@Nullable Event await(double ms) throws InterruptedException {
    long began = System.nanoTime();
    while (true) {
      Game.Event rung = take();
      double leftNs = ms * 1e6 - (System.nanoTime() - began);
      if (rung != null || leftNs <= 0) {
        return rung;
      }
      TimeUnit.NANOSECONDS.timedWait(this, (long) leftNs);
    }
  }

  private Game.@Nullable Event take() {
    if (ended) {
      return Game.Event.ENDED;
    }
    if (connected) {
      connected = false;
      return Game.Event.CONNECTED;
    }
    if (requested) {
      requested = false;
      return Game.Event.REQUESTED;
    }
    return null;
  }
}
