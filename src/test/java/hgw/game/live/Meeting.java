package hgw.game.live;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A point at which the page stands still while a test does something to hgw. One at a time. */
final class Meeting {
  /** What a page runs to stand still. */
  static final String CALL =
      "const call = new XMLHttpRequest(); call.open('GET', '/meeting', false); call.send();";

  private static volatile Meeting current = new Meeting();

  private final CountDownLatch pageIsThere = new CountDownLatch(1);
  private final CountDownLatch testIsDone = new CountDownLatch(1);

  private Meeting() {}

  static Meeting prepare() {
    current = new Meeting();
    return current;
  }

  /** The page's part. */
  static void attend() {
    Meeting meeting = current;
    meeting.pageIsThere.countDown();
    await(meeting.testIsDone);
  }

  /** The test's part: do something while the page stands still. */
  void during(Runnable action) {
    await(pageIsThere);
    action.run();
    testIsDone.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody came");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
