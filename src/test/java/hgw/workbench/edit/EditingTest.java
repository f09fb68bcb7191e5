package hgw.workbench.edit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hgw.game.live.LiveGame;
import hgw.game.simulated.SimulatedGame;
import hgw.network.Servers;
import hgw.orchestrator.Orchestrator;
import hgw.orchestrator.Playing;
import hgw.orchestrator.Policy;
import hgw.orchestrator.SilentReporter;
import hgw.planner.Choices;
import hgw.planner.Pack;
import hgw.planner.Planner;
import hgw.workbench.diff.Difference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Rules that are edited while a game is played: a simulated one, at the pace of a real one. */
class EditingTest {
  private static final long LOOK_EVERY_MS = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** As long as it takes to notice any edit, and some more. */
  private static final Duration A_WHILE = Duration.ofMillis(12 * LOOK_EVERY_MS);

  private static final String MINE =
      """
      package hgw.rules
      import hgw.facts.*

      rule "Leave one alone"
        agenda-group "eligibility"
      when
        $target : Target( host == "%s" )
      then
        insert( new Exclusion( $target, "is mine" ) );
      end
      """;

  private static final String SCENARIO =
      """
      name: the best is left alone
      given:
        servers:
          - {host: pserv-0, maxRam: 64}
          - {host: best, maxMoney: 2e9}
      expect:
        notAssigned: [best]
      """;

  @TempDir private Path parent;
  private Path directory;
  private Path file;
  private final SimulatedGame game =
      new SimulatedGame(
          Servers.network(
              Servers.runner("runner", 10),
              Servers.target("best", 2e9),
              Servers.target("other", 1e9)),
          100,
          1,
          1);
  private final Heard heard = new Heard();
  private Editing editing;
  private Orchestrator orchestrator;
  private Playing playing;

  /** Remembers what it hears. */
  private static final class Heard implements EditListener {
    private final List<Proposal> proposals = new CopyOnWriteArrayList<>();
    private final List<RulesState> rebalances = new CopyOnWriteArrayList<>();
    private final List<Boolean> isNew = new CopyOnWriteArrayList<>();

    @Override
    public void proposed(Proposal proposal, RulesState state) {
      proposals.add(proposal);
    }

    @Override
    public void rebalanced(RulesState state, boolean isNew) {
      rebalances.add(state);
      this.isNew.add(isNew);
    }
  }

  @BeforeEach
  void begin() throws IOException {
    directory = Files.createDirectory(parent.resolve("my-rules"));
    file = directory.resolve("mine.drl");
    write("other");
    Policy policy = new Policy(Planner.of(Pack.load(List.of(directory.toString()))), Choices.USUAL);
    editing = editing(policy);
    orchestrator = new Orchestrator(game, policy, editing.hearing(new SilentReporter()));
    editing.watch(orchestrator);
  }

  private Editing editing(Policy policy) {
    List<String> rules = List.of(directory.toString());
    return new Editing(rules, policy, heard, InstantSource.system(), LOOK_EVERY_MS);
  }

  @AfterEach
  void end() throws InterruptedException {
    editing.close();
    if (playing != null) { // where there was a game
      playing.close();
    }
  }

  private void write(String host) throws IOException {
    Files.writeString(file, MINE.formatted(host));
  }

  /** Let the game begin, and wait for its first rebalance. */
  private void play() {
    playing = Playing.of(orchestrator, game::end);
    await().atMost(PATIENCE).until(() -> heard.rebalances.size() == 1);
  }

  private void rebalance() {
    int before = heard.rebalances.size();
    orchestrator.requestRebalance();
    await().atMost(PATIENCE).until(() -> heard.rebalances.size() > before);
  }

  private Proposal awaitProposal(int number) {
    await().atMost(PATIENCE).until(() -> heard.proposals.size() >= number);
    return heard.proposals.get(number - 1);
  }

  private List<String> targets() {
    return orchestrator.lastCycle().orElseThrow().plan().assignments().stream()
        .map(it -> it.target())
        .toList();
  }

  // What becomes of an edit

  @Test
  void an_edit_is_compared_with_what_is_in_force_and_used_from_the_next_rebalance_on()
      throws IOException {
    play();
    assertThat(targets()).containsExactly("best");

    write("best");

    Proposal proposal = awaitProposal(1);
    Difference difference = requireNonNull(proposal.difference());
    assertThat(proposal.isSound()).isTrue();
    assertThat(difference.assignments())
        .allSatisfy(it -> assertThat(requireNonNull(it.because()).rule()).isNotEmpty())
        .extracting(it -> it.target() + (it.isGained() ? " gained" : " lost"))
        .containsExactly("other gained", "best lost");
    assertThat(difference.income()).isNotNull();
    assertThat(editing.state().waiting()).isSameAs(proposal);
    assertThat(targets()).as("not before a rebalance").containsExactly("best");

    rebalance();
    assertThat(targets()).containsExactly("other");
    assertThat(editing.state().waiting()).isNull();
    assertThat(editing.state().inForce().readMs()).isEqualTo(proposal.atMs());
    assertThat(editing.state().inForce().sinceMs()).isGreaterThanOrEqualTo(proposal.atMs());
    assertThat(heard.isNew).containsExactly(true, true);
    rebalance();
    assertThat(heard.isNew).containsExactly(true, true, false);
  }

  @Test
  void a_broken_edit_changes_nothing_until_it_is_mended() throws IOException {
    play();
    RulesState.InForce before = editing.state().inForce();

    Files.writeString(file, MINE.formatted("best").replace("then", "thne"));
    Proposal broken = awaitProposal(1);
    assertThat(broken.isSound()).isFalse();
    assertThat(broken.problems())
        .singleElement()
        .asString()
        .startsWith(file + ":8: ")
        .contains("Maybe \"then\"?");
    rebalance();
    assertThat(targets()).containsExactly("best");
    assertThat(editing.state().inForce()).isEqualTo(before);
    assertThat(editing.state().broken()).isSameAs(broken);

    write("best");
    assertThat(awaitProposal(2).isSound()).isTrue();
    assertThat(editing.state().broken()).isNull();
    rebalance();
    assertThat(targets()).containsExactly("other");
  }

  @Test
  void a_sound_edit_that_waits_is_used_though_a_broken_one_follows_it() throws IOException {
    play();
    write("best");
    Proposal sound = awaitProposal(1);

    Files.writeString(file, "rubbish");
    Proposal broken = awaitProposal(2);
    assertThat(editing.state().waiting()).isSameAs(sound);
    rebalance();

    assertThat(targets()).containsExactly("other");
    assertThat(editing.state().broken()).isSameAs(broken);
  }

  @Test
  void an_edit_that_is_taken_back_leaves_what_is_in_force() throws IOException {
    play();
    write("best");
    awaitProposal(1);

    write("other");
    awaitProposal(2);

    assertThat(editing.state().waiting()).isNull();
    rebalance();
    assertThat(targets()).containsExactly("best");
    assertThat(heard.isNew).containsExactly(true, false);
  }

  @Test
  void an_edit_of_which_the_plan_is_refused_is_broken() throws IOException {
    play();

    Files.writeString(
        file,
        MINE.formatted("best").replace("eligibility", "coverage").replace("Leave", "Later leave"));

    Proposal proposal = awaitProposal(1);
    assertThat(proposal.problems()).singleElement().asString().contains("mine.drl:4");
    assertThat(editing.state().broken()).isSameAs(proposal);
  }

  @Test
  void an_edit_whose_scenarios_fail_is_broken_until_they_pass() throws IOException {
    play();

    Files.writeString(directory.resolve("mine.test.yaml"), SCENARIO);
    Proposal failed = awaitProposal(1);
    assertThat(failed.scenariosFailed()).isEqualTo(1);
    assertThat(failed.problems())
        .containsExactly(
            directory.resolve("mine.test.yaml") + ":1: \"the best is left alone\" failed.");

    write("best");
    Proposal passed = awaitProposal(2);
    assertThat(passed.scenariosPassed()).isEqualTo(1);
    assertThat(editing.state().waiting()).isSameAs(passed);
  }

  @Test
  void what_is_likely_wrong_is_found_on_the_servers_as_they_are() throws IOException {
    play();

    write("bets");

    assertThat(awaitProposal(1).findings()).extracting(it -> it.id()).contains("unknown-host");
    assertThat(editing.state().waiting()).isNotNull();
  }

  @Test
  void before_the_game_is_there_an_edit_is_checked_too() throws Exception {
    LiveGame nobody = new LiveGame();
    Policy policy = editing.state().inForce().policy();
    Editing waiting = editing(policy);
    Orchestrator idle = new Orchestrator(nobody, policy, waiting.hearing(new SilentReporter()));
    playing = Playing.of(idle, nobody::end);
    editing.close();
    try (waiting) {
      waiting.watch(idle);

      Files.writeString(file, "rubbish");
      assertThat(awaitProposal(1).isSound()).isFalse();
      Files.writeString(file, MINE.formatted("best").replace("host ==", "growth > 9999, host =="));
      Proposal proposal = awaitProposal(2);

      assertThat(proposal.isSound()).isTrue();
      assertThat(proposal.difference()).isNull();
      assertThat(proposal.findings()).extracting(it -> it.id()).contains("never-fired");
      assertThat(waiting.state().waiting()).isSameAs(proposal);
    } finally {
      nobody.end();
    }
  }

  // How editors write

  @Test
  void an_editor_that_renames_writes_and_deletes_makes_one_edit() throws IOException {
    play();

    Path backup = directory.resolve("mine.drl~");
    Files.writeString(directory.resolve("4913"), "");
    Files.delete(directory.resolve("4913"));
    Files.move(file, backup);
    pause();
    write("best");
    Files.delete(backup);

    assertOneEdit();
  }

  @Test
  void an_editor_that_renames_a_new_file_over_the_old_makes_one_edit() throws IOException {
    play();

    Path part = directory.resolve("mine.drl___tmp");
    Files.writeString(part, MINE.formatted("best"));
    pause();
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);

    assertOneEdit();
  }

  @Test
  void a_file_that_is_empty_for_a_moment_makes_one_edit() throws IOException {
    play();

    Files.writeString(file, "");
    pause();
    write("best");

    assertOneEdit();
  }

  @Test
  void a_file_that_is_written_half_is_broken_for_as_long_and_nothing_worse() throws IOException {
    play();

    Files.writeString(file, MINE.formatted("best").substring(0, 120));
    assertThat(awaitProposal(1).isSound()).isFalse();
    write("best");

    assertThat(awaitProposal(2).isSound()).isTrue();
    rebalance();
    assertThat(targets()).containsExactly("other");
  }

  @Test
  void saves_that_follow_one_another_make_one_edit() throws IOException {
    play();

    for (int i = 0; i < 10; i++) {
      write("nobody-" + i);
      Pause.ms(40);
    }
    write("best");

    assertOneEdit();
  }

  @Test
  void a_directory_that_vanishes_is_broken_and_mended_when_it_is_back() throws IOException {
    play();
    Path away = parent.resolve("away");

    Files.move(directory, away);
    Proposal gone = awaitProposal(1);
    assertThat(gone.problems()).singleElement().asString().contains("neither a directory");
    rebalance();
    assertThat(targets()).containsExactly("best");

    Files.move(away, directory);
    awaitProposal(2);
    assertThat(editing.state().broken()).isNull();
    assertThat(editing.state().waiting()).isNull();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void what_editors_keep_beside_a_file_is_no_edit() throws IOException {
    play();

    Files.createSymbolicLink(directory.resolve(".#mine.drl"), Path.of("me@here.4711"));
    Files.writeString(directory.resolve(".mine.drl.swp"), "b0VIM");
    Files.writeString(directory.resolve("#mine.drl#"), "half");
    pause();
    Pause.ms(A_WHILE.toMillis());

    assertThat(heard.proposals).isEmpty();
    write("best");
    assertThat(awaitProposal(1).findings()).isEmpty();
  }

  private static void pause() {
    Pause.ms(500); // so that it is seen as it is meanwhile
  }

  private void assertOneEdit() {
    Proposal proposal = awaitProposal(1);
    assertThat(proposal.isSound()).as("%s", proposal.problems()).isTrue();
    Pause.ms(A_WHILE.toMillis());
    assertThat(heard.proposals).containsExactly(proposal);
    rebalance();
    assertThat(targets()).containsExactly("other");
  }

  // Who else proposes

  @Test
  void another_score_and_pack_are_proposed_and_change_nothing_until_they_are_adopted()
      throws Exception {
    play();

    Proposal proposal = editing.propose(List.of("max-income"), "money");

    assertThat(proposal.isSound()).isTrue();
    assertThat(requireNonNull(proposal.difference()).to()).isEqualTo("max-income, score money");
    assertThat(requireNonNull(proposal.difference()).income()).isNotNull();
    rebalance();
    assertThat(editing.state().inForce().score()).isEqualTo("moneyChanceTime");
    assertThat(heard.proposals).isEmpty();

    editing.adopt(proposal);
    awaitProposal(1);
    rebalance();
    assertThat(editing.state().inForce().score()).isEqualTo("money");
    assertThat(orchestrator.policy()).isEqualTo(proposal.policy());
    assertThat(orchestrator.lastCycle().orElseThrow().plan().score()).isEqualTo("money");
  }

  @Test
  void the_files_of_what_was_adopted_are_those_that_are_watched() throws Exception {
    play();
    Path others = Files.createDirectory(parent.resolve("others"));
    Path another = Files.writeString(others.resolve("another.drl"), MINE.formatted("best"));
    editing.adopt(editing.propose(List.of(others.toString()), "money"));
    awaitProposal(1);
    rebalance();
    assertThat(targets()).containsExactly("other");

    Files.writeString(another, MINE.formatted("nobody"));

    Proposal edit = awaitProposal(2);
    assertThat(edit.rules()).containsExactly(others.toString());
    assertThat(edit.score()).isEqualTo("money");
    rebalance();
    assertThat(targets()).contains("best");
  }

  @Test
  void a_file_that_was_saved_between_proposal_and_adoption_is_an_edit_of_what_was_adopted()
      throws Exception {
    play();
    Proposal proposal = editing.propose(List.of(directory.toString()), "money");
    write("best");
    awaitProposal(1);

    editing.adopt(proposal);

    Proposal edit = awaitProposal(3);
    assertThat(edit.score()).isEqualTo("money");
    rebalance();
    assertThat(targets()).containsExactly("other");
    assertThat(editing.state().inForce().score()).isEqualTo("money");
  }

  @Test
  void what_cannot_be_is_proposed_with_its_problem_and_never_adopted() throws Exception {
    play();

    Proposal score = editing.propose(List.of(), "mine");
    Proposal pack = editing.propose(List.of("nowhere"), "money");

    assertThat(score.problems()).singleElement().asString().startsWith("--score mine is unknown.");
    assertThat(pack.problems()).singleElement().asString().startsWith("--rules nowhere is neither");
    assertThatThrownBy(() -> editing.adopt(score)).isInstanceOf(IllegalArgumentException.class);
    assertThat(editing.state().broken()).isNull();
  }

  @Test
  void the_state_is_json_for_who_shows_it() throws Exception {
    play();
    write("bets");
    awaitProposal(1);

    JsonNode json = new JsonMapper().valueToTree(editing.state());

    assertThat(json.at("/inForce/score").asText()).isEqualTo("moneyChanceTime");
    assertThat(json.at("/waiting/findings/0/id").asText()).isEqualTo("unknown-host");
    assertThat(json.at("/waiting/sound").asBoolean()).isTrue();
    assertThat(json.at("/waiting/difference/income/hours").asDouble()).isEqualTo(3);
    assertThat(json.has("broken")).isFalse();
    assertThat(json.findValue("policy")).isNull();
    assertThat(json.findValue("sources")).isNull();
  }
}
