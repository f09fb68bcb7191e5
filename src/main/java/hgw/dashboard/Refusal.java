package hgw.dashboard;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;

/** How the API refuses: a status, and a sentence as JSON. */
final class Refusal {
  static final String NO_PLAN = "there is no plan yet";

  private Refusal() {}

  /** Refuse a request. */
  static void send(Context context, HttpStatus status, String why) {
    context.status(status).json(Map.of("error", why));
  }
}
