package hgw.hub;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets browsers in to the page, and only the page. Cookies and {@code SameSite} do not tell ports
 * apart, so that other pages of this machine send the cookie along: a session counts only where the
 * browser says that the hub's own page asks. Safe for several threads.
 */
final class Door {
  private static final String PAGE = "/";
  private static final String LINK = "link";
  private static final int BROWSER_KEEPS_S = 30 * 24 * 3600;

  private static final String TURNED_AWAY =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <meta name="color-scheme" content="light dark">
      <title>hgw: open the link from its terminal</title>
      <h1>This browser is not let in yet</h1>
      <p>hgw prints a link in its terminal that lets one browser in, once.
      Look there: if the last link was used already, a new one has just been printed.</p>
      """;

  private final Sessions sessions;

  Door(Sessions sessions) {
    this.sessions = sessions;
  }

  /** The path of a link that lets one browser in. */
  String link() {
    return PAGE + "?" + LINK + "=" + sessions.link();
  }

  /**
   * Let a browser in that opens a link, and send it on to the page.
   *
   * @return whether it is answered
   */
  boolean opens(Context context, int port) {
    String link = context.queryParam(LINK);
    boolean looks = context.header("Sec-Purpose") != null; // a browser that only fetches ahead
    if (link == null || !isPage(context) || looks) {
      return false;
    }
    Optional<String> session = sessions.redeem(link);
    session.ifPresent(secret -> context.cookie(cookie(secret, port)));
    if (session.isEmpty() && !knows(context, port)) {
      return false;
    }
    context.redirect(PAGE, HttpStatus.SEE_OTHER);
    return true;
  }

  /** Tell whether a request comes from a browser that was let in, and from the hub's own page. */
  boolean letsIn(Context context, int port) {
    return knows(context, port) && (isOwnPage(context) || opensPage(context));
  }

  /** Whether a request is for the page itself, as a browser shows it. */
  static boolean isPage(Context context) {
    return context.method() == HandlerType.GET && context.path().equals(PAGE);
  }

  /**
   * Tell somebody who is not let in what to do.
   *
   * @return whether a new link is due: there is none that works
   */
  boolean turnAway(Context context) {
    context.status(HttpStatus.FORBIDDEN).html(TURNED_AWAY);
    return !sessions.hasOpenLink();
  }

  private boolean knows(Context context, int port) {
    return sessions.knows(context.cookie(cookieName(port)));
  }

  private static boolean isOwnPage(Context context) {
    String site = context.header("Sec-Fetch-Site");
    String origin = context.header("Origin");
    boolean own = ("http://" + context.header("Host")).equals(origin);
    return site == null ? own : site.equals("same-origin") && (origin == null || own);
  }

  /** The page itself holds no secret; who opens it by hand comes from nowhere. */
  private static boolean opensPage(Context context) {
    @Nullable String site = context.header("Sec-Fetch-Site");
    return isPage(context) && (site == null || site.equals("none"));
  }

  private static String cookieName(int port) {
    return "hgw-" + port;
  }

  private static Cookie cookie(String secret, int port) {
    Cookie cookie = new Cookie(cookieName(port), secret);
    cookie.setPath("/");
    cookie.setMaxAge(BROWSER_KEEPS_S);
    cookie.setHttpOnly(true);
    cookie.setSameSite(SameSite.STRICT);
    return cookie;
  }
}
