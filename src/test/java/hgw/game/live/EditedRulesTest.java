package hgw.game.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that are edited while a live hgw runs: a process of its own, and a real socket. */
class EditedRulesTest {
  private static final String MINE =
      """
      package hgw.rules
      import hgw.facts.*

      rule "Mine"
        agenda-group "eligibility"
      when
        $target : Target( host == "home" )
      then
        insert( new Exclusion( $target, "%s" ) );
      end
      """;

  @TempDir Path directory;
  private Path file;
  private LiveProcess hgw;

  @BeforeEach
  void start() throws IOException {
    file = Files.createDirectory(directory.resolve("rules")).resolve("mine.drl");
    Files.writeString(file, MINE.formatted("is mine"));
    hgw = LiveProcess.start(directory, "--rules", file.getParent().toString());
  }

  @AfterEach
  void kill() {
    hgw.close();
  }

  @Test
  void an_edit_is_reviewed_on_the_servers_of_the_game_and_used_on_request() throws Exception {
    hgw.connectGame();
    hgw.await("out", "Rebalance 1", "-> n00dles");

    Files.writeString(file, MINE.formatted("is no toy"));
    hgw.await(
        "err", " are in force from the next rebalance on; POST /api/rebalance rebalances now.");
    assertThat(hgw.read("out"))
        .contains("From the rules in force to the edit, on the live game")
        .contains("Exclusions (1)", "is home; is mine -> is home; is no toy", file + ":4 Mine");

    hgw.requestRebalance();
    hgw.await("out", "Rebalance 2");
    hgw.await("err", " are in force.\n");

    Files.writeString(file, "rubbish");
    hgw.await("err", file + ":1: \"rubbish\" stands outside of any rule.", "until that is mended");
    hgw.requestRebalance();
    hgw.await("out", "Rebalance 3");
    hgw.await("err", "hgw: the rules in force are those of ");
  }
}
