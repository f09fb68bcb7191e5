package hgw.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Who is let in by links, and for how long. */
class SessionsTest {
  private final AtomicLong now = new AtomicLong();
  private final Sessions sessions = new Sessions(now::get);

  @Test
  void a_link_lets_one_browser_in() {
    String link = sessions.link();

    assertThat(sessions.redeem(link))
        .hasValueSatisfying(it -> assertThat(sessions.knows(it)).isTrue());
    assertThat(sessions.redeem(link)).isEmpty();
  }

  @Test
  void a_link_expires() {
    String link = sessions.link();

    now.set(Sessions.LINK_MS - 1);
    assertThat(sessions.hasOpenLink()).isTrue();
    now.set(Sessions.LINK_MS);

    assertThat(sessions.hasOpenLink()).isFalse();
    assertThat(sessions.redeem(link)).isEmpty();
  }

  @Test
  void a_session_does_not_expire() {
    String session = sessions.redeem(sessions.link()).orElseThrow();

    now.set(100 * Sessions.LINK_MS);

    assertThat(sessions.knows(session)).isTrue();
  }

  @Test
  void a_session_is_neither_its_link_nor_another_session() {
    String link = sessions.link();
    String session = sessions.redeem(link).orElseThrow();
    String other = sessions.redeem(sessions.link()).orElseThrow();

    assertThat(session).hasSize(32).isNotEqualTo(link).isNotEqualTo(other);
    assertThat(sessions.knows(link)).isFalse();
    assertThat(sessions.knows("")).isFalse();
    assertThat(sessions.knows(null)).isFalse();
  }

  @Test
  void not_more_are_kept_than_a_player_has_browsers() {
    String first = sessions.redeem(sessions.link()).orElseThrow();
    for (int i = 0; i < 100; i++) {
      sessions.redeem(sessions.link());
    }

    assertThat(sessions.knows(first)).isFalse();
  }
}
