package hgw.dashboard;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Server-sent events to one browser, on the thread that answers it: when the browser is gone, the
 * next write fails. Source: the HTML standard, section 9.2.
 */
record EventStream(OutputStream out) {
  static final String TYPE = "text/event-stream";

  /**
   * Send an event.
   *
   * @param data on one line, as JSON is
   * @throws IOException if the browser is gone
   */
  void send(String event, String data) throws IOException {
    write("event: " + event + "\ndata: " + data + "\n\n");
  }

  /** Send something that browsers ignore, to find out whether one still listens. */
  void beat() throws IOException {
    write(":\n\n");
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
