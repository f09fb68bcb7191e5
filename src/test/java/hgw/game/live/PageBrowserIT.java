package hgw.game.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of the live game, beside the game, in a real browser. */
class PageBrowserIT extends BrowserTest {
  private static ShownPage show(RunningHgw hgw) {
    ShownPage page = CHROMIUM.show(hgw.pageLink());
    page.size(1280, 900);
    return page;
  }

  @Test
  void before_the_game_is_there_the_page_is_the_guide_and_ticks_when_the_agent_arrives() {
    // given
    RunningHgw hgw = startHgw();
    ShownPage page = show(hgw);
    page.awaitText("#phase", "Waiting for the game");
    assertThat(page.text("#guide")).contains(hgw.lines());
    assertThat(page.text("#targets-table")).isEmpty();
    assertThat(page.isEnabled("#rebalance")).isFalse();
    assertThat(page.barriers()).isEmpty();

    // when
    GamePage game = CHROMIUM.open(World.small("2.6"));
    game.type(hgw.lines());
    hgw.awaitCycle(1);

    // then
    page.awaitText("#phase", "Running");
    page.awaitText("#countdown", "next in 29:");
    assertThat(page.text("#guide")).isEmpty();
    assertThat(page.text("#targets-table")).contains("n00dles", "foodnstuff", "on pserv-0");
    assertThat(page.text("#rules")).contains("Cover the next target from the emptiest runner");
    assertThat(page.text("#excluded")).contains("no root access");
    page.awaitText("[data-figure=cash]", "$");
  }

  @Test
  void the_player_rebalances_and_pauses() {
    // given
    RunningHgw hgw = startHgw();
    GamePage game = CHROMIUM.open(World.small("2.6"));
    game.type(hgw.lines());
    hgw.awaitCycle(1);
    ShownPage page = show(hgw);
    page.awaitText("#phase", "Running");

    // when, then
    page.click("#rebalance");
    hgw.awaitCycle(2);
    page.awaitText("[data-figure=number]", "2");

    page.click("#pause");
    page.awaitText("#phase", "Paused; loops go on");
    assertThat(page.text("#said")).contains("The loops in the game go on");
    assertThat(page.isEnabled("#rebalance")).isFalse();
    hgw.requestRebalance();
    assertThat(game.loops()).isNotEmpty();

    page.click("#pause");
    page.awaitText("#phase", "Running");
    assertThat(hgw.cycles()).isEqualTo(2);
  }

  @Test
  void a_server_is_explained_on_a_click() {
    // given
    RunningHgw hgw = startHgw();
    CHROMIUM.open(World.small("2.6")).type(hgw.lines());
    hgw.awaitCycle(1);
    ShownPage page = show(hgw);
    page.awaitText("#targets-table", "n00dles");

    // when
    page.click("tr[data-host=n00dles] button");

    // then
    page.awaitText("#dialog", "As a target");
    assertThat(page.text("#dialog-head")).isEqualTo("n00dles");
    assertThat(page.text("#dialog-body")).contains("eligibility.drl");
    assertThat(page.barriers()).isEmpty();
  }

  @Test
  void an_agent_that_is_lost_is_told_and_comes_back() {
    // given
    RunningHgw hgw = startHgw();
    GamePage game = CHROMIUM.open(World.small("2.6"));
    game.type(hgw.lines());
    hgw.awaitCycle(1);
    ShownPage page = show(hgw);
    page.awaitText("#phase", "Running");

    // when
    game.agents().forEach(game::stop);

    // then
    page.awaitText("#phase", "The game is gone; its loops go on");
    page.awaitText("#guide", "bring it back");
    assertThat(page.text("#targets-table")).as("what was known last").contains("n00dles");
    game.type(hgw.lines().get(1));
    hgw.awaitCycle(2);
    page.awaitText("#phase", "Running");
  }

  @Test
  void another_pack_is_shown_with_what_differs_and_then_used() {
    // given
    RunningHgw hgw = startHgw();
    CHROMIUM.open(World.small("2.6")).type(hgw.lines());
    hgw.awaitCycle(1);
    ShownPage page = show(hgw);
    page.awaitText("#phase", "Running");

    // when
    page.click("#change");
    await().until(() -> page.isEnabled("#change-score"));
    page.run("document.getElementById('change-score').value = 'money'");
    page.click("form.choose button");
    page.awaitText("#change-result", "Use it now");
    assertThat(page.text("#change-result")).contains("In force", "Proposed", "3 game hours");
    assertThat(page.barriers()).isEmpty();
    page.click("#change-result .primary");

    // then
    assertThat(hgw.awaitCycle(2).plan().score()).isEqualTo("money");
    page.awaitText("#rules-sum", "score money");
  }

  @Test
  void a_host_name_is_text_whatever_it_is() {
    // given
    String hostile = "<img src=x onerror=window.hurt=1>";
    World world = World.small("2.6");
    world.add(hostile, 64, 9e9).linked("home");
    RunningHgw hgw = startHgw();
    CHROMIUM.open(world).type(hgw.lines());
    hgw.awaitCycle(1);

    // when
    ShownPage page = show(hgw);
    page.awaitText("#targets-table", hostile);
    page.run(
        "[...document.querySelectorAll('#targets-table .name')]"
            + ".find(it => it.textContent === arguments[0]).click()",
        hostile);
    page.awaitText("#dialog", "As a target");

    // then
    assertThat(page.text("#dialog-head")).isEqualTo(hostile);
    assertThat(page.run("return document.querySelectorAll('main img, dialog img').length"))
        .isEqualTo(0L);
    assertThat(page.run("return window.hurt ?? null")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dark", "light"})
  void the_page_can_be_used_by_everybody_narrow_and_wide(String scheme) {
    // given
    RunningHgw hgw = startHgw();
    CHROMIUM.open(World.small("2.6")).type(hgw.lines());
    hgw.awaitCycle(1);
    ShownPage page = show(hgw);
    page.scheme(scheme);
    page.awaitText("#targets-table", "n00dles");

    for (int width : List.of(1280, 400)) {
      page.size(width, 800);
      assertThat(page.barriers()).as(scheme + " at " + width).isEmpty();
      assertThat((long) page.run("return document.documentElement.scrollWidth"))
          .as("nothing to scroll sideways")
          .isLessThanOrEqualTo(width);
    }
  }

  @Test
  void a_link_that_is_used_up_lets_nobody_else_in() {
    // given
    RunningHgw hgw = startHgw();
    String link = hgw.pageLink();
    ShownPage page = CHROMIUM.show(link);
    assertThat(page.address()).isEqualTo("http://127.0.0.1:" + hgw.port() + "/");

    // when: a browser without the cookie
    page.run(
        "return fetch('/api/state', { credentials: 'omit' }).then(it => window.without = it.status)");
    // and one that has it, from another page of this machine
    Object foreign =
        CHROMIUM.run(
            "return fetch(arguments[0], { credentials: 'include', mode: 'no-cors', method: 'POST' })"
                + ".then(it => it.type, () => 'blocked')",
            "http://127.0.0.1:" + hgw.port() + "/api/pause");

    // then
    await().until(() -> Long.valueOf(403).equals(page.run("return window.without")));
    assertThat(foreign).isIn("opaque", "blocked"); // perhaps sent, but nobody listened:
    page.reload();
    page.awaitText("#phase", "Waiting for the game");
    assertThat(page.text("#phase")).doesNotContain("paused");
    assertThat(CHROMIUM.show("http://localhost:" + hgw.port() + "/").text("h1"))
        .isEqualTo("This browser is not let in yet");
  }
}
