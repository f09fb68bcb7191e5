package hgw.hub;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The browsers that may see the page. Each is let in by a link that works once and not for long,
 * and knows from then on a secret of its own, which is not the key. They end with hgw. Safe for
 * several threads.
 */
final class Sessions {
  /** How long a link waits to be opened, in ms. */
  static final long LINK_MS = 3_600_000;

  /** More than a player has browsers; the oldest is forgotten. */
  private static final int MOST = 32;

  private static final int BYTES = 16;

  private final LongSupplier clock;
  private final SecureRandom random = new SecureRandom();
  private final Deque<Link> links = new ArrayDeque<>();
  private final Deque<String> sessions = new ArrayDeque<>();

  private record Link(String secret, long untilMs) {}

  /**
   * Let nobody in yet.
   *
   * @param clock time in ms
   */
  Sessions(LongSupplier clock) {
    this.clock = clock;
  }

  /** Make the secret of a link that works once, within {@link #LINK_MS}. */
  synchronized String link() {
    String secret = secret();
    forgetOldest(links);
    links.add(new Link(secret, clock.getAsLong() + LINK_MS));
    return secret;
  }

  /** Whether there is a link that still works. */
  synchronized boolean hasOpenLink() {
    dropExpired();
    return !links.isEmpty();
  }

  /** Use a link up: the secret of the new session; empty if the link does not work any more. */
  synchronized Optional<String> redeem(String link) {
    dropExpired();
    for (Iterator<Link> each = links.iterator(); each.hasNext(); ) {
      if (same(each.next().secret(), link)) {
        each.remove();
        String session = secret();
        forgetOldest(sessions);
        sessions.add(session);
        return Optional.of(session);
      }
    }
    return Optional.empty();
  }

  /** Tell whether somebody has been let in. */
  synchronized boolean knows(@Nullable String session) {
    return session != null && sessions.stream().anyMatch(known -> same(known, session));
  }

  private void dropExpired() {
    long now = clock.getAsLong();
    links.removeIf(link -> link.untilMs() <= now);
  }

  private static void forgetOldest(Deque<?> kept) {
    if (kept.size() >= MOST) {
      kept.remove();
    }
  }

  private String secret() {
    byte[] secret = new byte[BYTES];
    random.nextBytes(secret);
    return HexFormat.of().formatHex(secret);
  }

  private static boolean same(String known, String said) {
    return MessageDigest.isEqual(
        known.getBytes(StandardCharsets.UTF_8), said.getBytes(StandardCharsets.UTF_8));
  }
}
