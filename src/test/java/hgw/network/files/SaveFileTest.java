package hgw.network.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import hgw.UserError;
import hgw.network.BitNode;
import hgw.network.Formulas;
import hgw.network.Network;
import hgw.network.Player;
import hgw.network.RunningScript;
import hgw.network.Script;
import hgw.network.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exported saves: what is read, what is discovered, what is refused and how that reads. */
class SaveFileTest {
  @TempDir Path directory;

  static Stream<byte[]> packings() {
    SmallSave save = new SmallSave();
    byte[] json = save.json().getBytes(StandardCharsets.UTF_8);
    byte[] withLineBreaks = Base64.getMimeEncoder().encode(json);
    return Stream.of(save.base64(), withLineBreaks, json);
  }

  @ParameterizedTest
  @MethodSource("packings")
  void every_packing_of_a_save_reads_the_same_as_gzip(byte[] packed) {
    assertThat(SaveFile.read(file(packed)).network()).isEqualTo(read(new SmallSave()));
  }

  @Test
  void discovery_walks_from_home_and_adds_purchased_servers() {
    assertThat(read(new SmallSave()).servers())
        .extracting(Server::host)
        .containsExactly("home", "n00dles", "hacknet-server-0", "foodnstuff", "pserv-0");
  }

  @Test
  void links_and_purchases_without_a_server_are_passed_over() {
    SmallSave save =
        new SmallSave()
            .with("AllServersSave.home.data.serversOnNetwork", "[\"gone\", \"n00dles\"]")
            .with("PlayerSave.data.purchasedServers", "[\"sold\"]");

    assertThat(read(save).servers())
        .extracting(Server::host)
        .containsExactly("home", "n00dles", "foodnstuff");
  }

  @Test
  void a_server_is_taken_with_every_value() {
    Server server = read(new SmallSave()).server("foodnstuff").orElseThrow();

    assertThat(server)
        .usingRecursiveComparison()
        .ignoringFields("hackChance", "hackTime", "running")
        .isEqualTo(
            Server.named("foodnstuff")
                .rooted(true)
                .maxRam(16)
                .usedRam(3 * 2.4 + 1.6)
                .maxMoney(5e7)
                .money(2e6)
                .minSec(3)
                .sec(10)
                .growth(5)
                .requiredLevel(1)
                .build());
    assertThat(server.running())
        .containsExactly(
            new RunningScript("agent/hgw-loop.js", 3, List.of("n00dles", "--hack", "0.5"), 0, 2.4),
            new RunningScript("mine.js", 1, List.of(), 0, 1.6));
    // (1.75 * 50 - 1) / (1.75 * 50) * (100 - 10) / 100
    assertThat(server.hackChance()).isCloseTo(86.5 / 87.5 * 0.9, within(1e-12));
    // 5 s * (2.5 * 1 * 10 + 500) / (50 + 50)
    assertThat(server.hackTime()).isCloseTo(26_250, within(1e-9));
  }

  @Test
  void chance_and_time_heed_intelligence_and_multipliers() {
    SmallSave save =
        new SmallSave()
            .with("PlayerSave.data.skills.intelligence", "100")
            .with("PlayerSave.data.mults.hacking_speed", "1.5")
            .with("PlayerSave.data.mults.hacking_chance", "0.5");

    Network network = read(save);

    Server server = network.server("foodnstuff").orElseThrow();
    assertThat(server.hackChance())
        .isEqualTo(Formulas.hackChance(network.player(), 10, 1, true))
        .isLessThan(0.5);
    assertThat(server.hackTime())
        .isEqualTo(Formulas.hackTime(network.player(), 10, 1))
        .isLessThan(26_250 / 1.5);
  }

  @Test
  void a_server_without_root_has_no_chance() {
    SmallSave save = new SmallSave().with("AllServersSave.n00dles.data.hasAdminRights", "false");

    assertThat(read(save).server("n00dles").orElseThrow())
        .returns(false, Server::rooted)
        .returns(0.0, Server::hackChance);
  }

  @Test
  void the_player_has_level_intelligence_and_the_hacking_multipliers() {
    SmallSave save = new SmallSave().with("PlayerSave.data.skills.intelligence", "7");

    assertThat(read(save).player())
        .isEqualTo(
            new Player(
                50,
                7,
                Map.of(
                    "hacking_chance", 1.0,
                    "hacking_speed", 1.0,
                    "hacking_money", 1.0,
                    "hacking_grow", 1.0)));
    assertThat(read(save.without("PlayerSave.data.skills.intelligence")).player().intelligence())
        .isZero();
  }

  @Test
  void home_does_not_count_as_purchased() {
    Network network = read(new SmallSave());

    assertThat(network.servers())
        .filteredOn(Server::purchased)
        .extracting(Server::host)
        .containsExactly("hacknet-server-0", "pserv-0");
  }

  @Test
  void a_hacknet_server_is_marked_and_has_no_money() {
    assertThat(read(new SmallSave()).server("hacknet-server-0"))
        .hasValue(
            Server.named("hacknet-server-0")
                .rooted(true)
                .purchased(true)
                .hacknet(true)
                .maxRam(8)
                .build());
  }

  @Test
  void a_save_knows_no_loop_so_the_shipped_one_is_meant() {
    assertThat(read(new SmallSave()).loop()).isEqualTo(Script.LOOP);
  }

  @Test
  void a_save_exported_as_a_snapshot_is_the_same_network() {
    Network network = read(new SmallSave());
    Path snapshot = directory.resolve("snapshot.json");

    Snapshot.write(network, snapshot);

    assertThat(Snapshot.read(snapshot)).isEqualTo(network);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1  | []                                             | 1",
        "9  | []                                             | 1",
        "12 | [{\"n\": 1, \"lvl\": 3}, {\"n\": 12, \"lvl\": 7}]  | 8",
        "12 | {\"ctor\": \"JSONMap\", \"data\": [[1,3],[12,2]]} | 3",
        "2  | {\"ctor\": \"JSONMap\", \"data\": [[1,3]]}        | 1",
      })
  void the_bitnode_and_the_players_level_in_it_are_read(
      int bitNode, String sourceFiles, int level) {
    SmallSave save =
        new SmallSave()
            .with("PlayerSave.data.bitNodeN", String.valueOf(bitNode))
            .with("PlayerSave.data.sourceFiles", sourceFiles);

    assertThat(read(save).player().bitNode()).isEqualTo(BitNode.of(bitNode, level));
  }

  @Test
  void a_bitnode_that_is_not_known_counts_as_the_first() {
    BitNode read = read(new SmallSave().with("PlayerSave.data.bitNodeN", "99")).player().bitNode();

    assertThat(read.known()).isFalse();
    assertThat(read.hackMoney()).isEqualTo(1);
  }

  @Test
  void a_kind_of_server_that_is_neither_runner_nor_target_is_left_out_and_not_walked_through() {
    SmallSave save =
        new SmallSave()
            .with("AllServersSave.n00dles.ctor", "\"DarknetServer\"")
            .without("AllServersSave.n00dles.data.hackDifficulty");

    Loaded loaded = SaveFile.read(file(save.gzip()));

    assertThat(loaded.network().servers())
        .extracting(Server::host)
        .containsExactly("home", "hacknet-server-0", "pserv-0"); // foodnstuff is behind n00dles
    assertThat(loaded.notes()).isEmpty();
  }

  @Test
  void a_purchased_server_called_like_a_hacknet_server_is_none_here_and_in_our_export()
      throws IOException {
    SmallSave save =
        new SmallSave().with("AllServersSave.pserv-0.data.hostname", "\"hacknet-node-7\"");
    save.with("PlayerSave.data.purchasedServers", "[\"hacknet-node-7\"]");

    Network network = read(save);

    assertThat(network.server("hacknet-node-7").orElseThrow().hacknet()).isFalse();
    assertThat(
            Snapshot.parse(
                "again", SnapshotWriter.format(network).getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(network);
  }

  @Test
  void a_save_of_a_game_before_2_is_refused_with_the_mend() {
    assertRefused(
        new SmallSave().without("PlayerSave.data.skills").with("PlayerSave.data.hacking", "50"),
        "the save is of a game before 2.0. Load it in a current game, and export it again.");
  }

  @Test
  void a_zip_archive_is_to_be_unpacked_first() {
    byte[] zip = {'P', 'K', 3, 4, 20, 0};

    assertRefusal(zip).contains(" is a zip archive. Unpack it first");
    assertThatThrownBy(() -> Snapshot.parse("file", zip))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("file is a zip archive. Unpack it first");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PlayerSave.data",
        "PlayerSave.data.bitNodeN",
        "PlayerSave.data.skills",
        "PlayerSave.data.skills.hacking",
        "PlayerSave.data.mults",
        "PlayerSave.data.purchasedServers",
        "AllServersSave.n00dles.ctor",
        "AllServersSave.n00dles.data",
        "AllServersSave.n00dles.data.hostname",
        "AllServersSave.n00dles.data.hasAdminRights",
        "AllServersSave.n00dles.data.purchasedByPlayer",
        "AllServersSave.n00dles.data.maxRam",
        "AllServersSave.n00dles.data.moneyMax",
        "AllServersSave.n00dles.data.moneyAvailable",
        "AllServersSave.n00dles.data.minDifficulty",
        "AllServersSave.n00dles.data.hackDifficulty",
        "AllServersSave.n00dles.data.serverGrowth",
        "AllServersSave.n00dles.data.requiredHackingSkill",
        "AllServersSave.n00dles.data.serversOnNetwork",
        "AllServersSave.hacknet-server-0.data.maxRam",
      })
  void a_missing_value_is_named_with_its_path(String path) {
    assertNamed(new SmallSave().without(path), path, path + " is missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PlayerSave                                      | []    | an array, it must be a JSON object",
        "PlayerSave.data                                 | []    | an array, it must be an object",
        "PlayerSave.data.skills.hacking                  | -1    | -1, it must not be negative",
        "PlayerSave.data.skills.hacking                  | '\"9\"' | '\"9\", it must be a number'",
        "PlayerSave.data.skills.hacking                  | 9.5   | 9.5, it must be a whole number",
        "PlayerSave.data.skills.intelligence             | NaN   | NaN, it must be a finite number",
        "PlayerSave.data.mults.hacking_speed             | null  | null, it must be a number",
        "PlayerSave.data.purchasedServers                | {}    | an object, it must be an array of"
            + " strings",
        "PlayerSave.data.purchasedServers[0]             | 7     | 7, it must be a string",
        "AllServersSave                                  | 7     | 7, it must be a JSON object",
        "AllServersSave.far-away                         | 7     | 7, it must be an object",
        "AllServersSave.n00dles.data.hostname            | 7     | 7, it must be a string",
        "AllServersSave.n00dles.data.hasAdminRights      | 1     | 1, it must be true or false",
        "AllServersSave.n00dles.data.maxRam              | -4    | -4, it must not be negative",
        "AllServersSave.n00dles.data.maxRam              | 1e300 | 1.0E300, no server has over 1.0E12"
            + " GB",
        "AllServersSave.n00dles.data.moneyMax            | NaN   | NaN, it must be a finite number",
        "AllServersSave.n00dles.data.moneyAvailable      | 1e999 | Infinity, it must be a finite"
            + " number",
        "AllServersSave.n00dles.data.serversOnNetwork    | true  | true, it must be an array of"
            + " strings",
        "AllServersSave.foodnstuff.data.runningScripts   | {}    | an object, it must be an array",
        "AllServersSave.foodnstuff.data.runningScripts[1].data.threads | -3 | -3, it must not be"
            + " negative",
      })
  void an_unsound_value_is_named_with_its_path(String path, String literal, String problem) {
    assertNamed(new SmallSave().with(path, literal), path, path + " is " + problem);
  }

  @Test
  void a_save_without_home_is_refused() {
    assertRefused(
        new SmallSave().without("AllServersSave.home"),
        "AllServersSave has no server \"home\", the save is damaged");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PlayerSave", "AllServersSave"})
  void a_save_whose_part_is_missing_or_damaged_is_refused_with_its_name(String part) {
    assertRefused(new SmallSave().without(part), "data." + part + " is missing");
    assertRefusal(new SmallSave().with(part, "{\"ctor\": oops").gzip())
        .contains(": " + part + " is not sound JSON at line 1: ");
  }

  static Stream<byte[]> notSaves() {
    byte[] gzip = new SmallSave().gzip();
    byte[] flipped = gzip.clone();
    flipped[flipped.length / 2] ^= 0x55;
    return Stream.of(
        new byte[0],
        "hello, world".getBytes(StandardCharsets.UTF_8),
        "{\"ctor\": \"PlayerObject\", \"data\": {}}".getBytes(StandardCharsets.UTF_8),
        "{}".getBytes(StandardCharsets.UTF_8),
        Arrays.copyOf(gzip, gzip.length / 2),
        Arrays.copyOf(gzip, gzip.length - 3),
        Arrays.copyOf(gzip, 2),
        flipped,
        Arrays.copyOf(new SmallSave().base64(), 1001));
  }

  @ParameterizedTest
  @MethodSource("notSaves")
  void a_file_that_is_not_a_save_is_refused_with_how_to_get_one(byte[] bytes) {
    assertRefusal(bytes)
        .startsWith(directory.resolve("save") + " is not an exported save: ")
        .endsWith(". Export one in the game: Options > Export Game.");
  }

  static Stream<byte[]> damagedJson() {
    byte[] cut = Arrays.copyOf(new SmallSave().base64(), 1000);
    byte[] garbage = SmallSave.gzip("garbage".getBytes(StandardCharsets.UTF_8));
    String json = new SmallSave().json();
    byte[] trailing = SmallSave.gzip((json + json).getBytes(StandardCharsets.UTF_8));
    return Stream.of(cut, garbage, trailing);
  }

  @ParameterizedTest
  @MethodSource("damagedJson")
  void a_save_of_damaged_json_is_refused_with_the_line(byte[] bytes) {
    assertRefusal(bytes).startsWith(directory.resolve("save") + " is not sound JSON at line 1: ");
  }

  @Test
  void a_snapshot_is_refused_and_the_right_option_named() {
    Path snapshot = Path.of("samples", "mid.json");

    assertThatThrownBy(() -> SaveFile.read(snapshot))
        .isInstanceOf(UserError.class)
        .hasMessage(
            snapshot
                + " is a network snapshot, not an exported save. Maybe --network instead of"
                + " --save?");
  }

  @Test
  void a_missing_file_and_a_directory_are_refused() {
    Path missing = directory.resolve("missing.json.gz");

    assertThatThrownBy(() -> SaveFile.read(missing))
        .isInstanceOf(UserError.class)
        .hasMessage("--save " + missing + " does not exist. Maybe the path is misspelt?");
    assertThatThrownBy(() -> SaveFile.read(directory))
        .isInstanceOf(UserError.class)
        .hasMessage("--save " + directory + " is a directory, a file is wanted.");
  }

  @Test
  @Timeout(10)
  void fifty_megabytes_of_zeros_are_refused_raw_and_packed() {
    byte[] zeros = new byte[50 << 20];

    assertRefusal(zeros).contains(" is not an exported save: it is neither gzip nor base64. ");
    assertRefusal(SmallSave.gzip(zeros)).contains(" is not sound JSON at line 1: ");
  }

  @Test
  @Timeout(10)
  void a_gzip_bomb_is_refused() {
    assertRefusal(SmallSave.gzip(new byte[(128 << 20) + 1]))
        .contains(" is not an exported save: it unpacks to over 128 MB. ");
  }

  private Network read(SmallSave save) {
    return SaveFile.read(file(save.gzip())).network();
  }

  /** A server that is not sound is left out and named; the rest of a save has to be sound. */
  private void assertNamed(SmallSave save, String path, String problem) {
    if (!path.matches("AllServersSave\\..+")) {
      assertRefused(save, problem);
      return;
    }
    String host = path.split("[.]")[1];
    Loaded loaded = SaveFile.read(file(save.gzip()));
    assertThat(loaded.notes())
        .containsExactly(
            host
                + " is left out, it cannot be: "
                + directory.resolve("save")
                + ": "
                + problem
                + ".");
    assertThat(loaded.network().servers())
        .extracting(Server::host)
        .contains("home", "pserv-0")
        .doesNotContain(host);
  }

  private void assertRefused(SmallSave save, String problem) {
    assertRefusal(save.gzip()).isEqualTo(directory.resolve("save") + ": " + problem);
  }

  private AbstractStringAssert<?> assertRefusal(byte[] bytes) {
    Path file = file(bytes);
    return assertThatThrownBy(() -> SaveFile.read(file))
        .isInstanceOf(UserError.class)
        .message()
        .hasLineCount(1);
  }

  private Path file(byte[] bytes) {
    try {
      return Files.write(directory.resolve("save"), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
