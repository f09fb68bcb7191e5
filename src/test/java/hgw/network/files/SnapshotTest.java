package hgw.network.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hgw.UserError;
import hgw.network.Network;
import hgw.network.Player;
import hgw.network.Script;
import hgw.network.Server;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Snapshots: what is read, what is refused and how the refusal reads, what is written. */
class SnapshotTest {
  private static final String SOUND =
      """
      {"format": "hgw-network/1",
       "player": {"hackingLevel": 50},
       "script": {"file": "/agent/hgw-loop.js", "ram": 2.4},
       "servers": [
         {"host": "home", "rooted": true, "purchased": false, "maxRam": 32, "usedRam": 8,
          "maxMoney": 0, "money": 0, "minSec": 1, "sec": 1, "hackChance": 1, "hackTime": 25000,
          "growth": 1, "requiredLevel": 1,
          "running": [{"file": "mine.js", "threads": 1, "args": [], "ram": 8}]},
         {"host": "n00dles", "rooted": true, "purchased": false, "maxRam": 4.0, "usedRam": 0,
          "maxMoney": 1750000, "money": 70000.5, "minSec": 1, "sec": 2, "hackChance": 0.98,
          "hackTime": 25125.5, "growth": 3000, "requiredLevel": 1}]}
      """;

  private static final List<String> NUMBERS =
      List.of(
          "player.hackingLevel",
          "script.ram",
          "servers[1].maxRam",
          "servers[1].usedRam",
          "servers[1].maxMoney",
          "servers[1].money",
          "servers[1].minSec",
          "servers[1].sec",
          "servers[1].hackChance",
          "servers[1].hackTime",
          "servers[1].growth",
          "servers[1].requiredLevel");

  private static final List<String> OPTIONAL_NUMBERS =
      List.of(
          "player.intelligence",
          "player.experience",
          "servers[1].startSec",
          "servers[0].running[0].pid",
          "servers[0].running[0].finishesIn");

  private static final List<String> BOOLEANS =
      List.of(
          "servers[1].rooted",
          "servers[1].purchased",
          "servers[1].hacknet",
          "servers[1].hostsAgent");
  private static final List<String> TEXTS = List.of("format", "script.file", "servers[1].host");

  private static final List<String> REQUIRED =
      Stream.of(
              NUMBERS,
              TEXTS,
              List.of("servers[1].rooted", "servers[1].purchased"),
              List.of("player", "script", "servers"))
          .flatMap(List::stream)
          .toList();

  @TempDir Path directory;

  @Test
  void a_shipped_sample_is_read() {
    Network network = Snapshot.read(Path.of("samples", "mid.json"));

    assertThat(network.player().hackingLevel()).isEqualTo(277);
    assertThat(network.loop()).isEqualTo(Script.LOOP);
    assertThat(network.servers()).hasSize(74);
    assertThat(network.server("foodnstuff"))
        .hasValue(
            Server.named("foodnstuff")
                .rooted(true)
                .maxRam(16)
                .maxMoney(5e7)
                .money(2e6)
                .minSec(3)
                .sec(10)
                .hackChance(0.8981433728726147)
                .hackTime(8027.522935779815)
                .growth(5)
                .requiredLevel(1)
                .startSec(10)
                .build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fresh", "early", "mid", "late"})
  void a_network_written_is_read_again_as_it_was(String sample) {
    Network network = Snapshot.read(Path.of("samples", sample + ".json"));
    Path copy = directory.resolve("copy.json");

    Snapshot.write(network, copy);

    assertThat(Snapshot.read(copy)).isEqualTo(network);
  }

  @Test
  void a_network_with_intelligence_and_hacknet_servers_is_read_again_as_it_was() {
    Server hacknet = Server.named("h").purchased(true).hacknet(true).maxRam(8).build();
    Player player = new Player(1, 12.5, Map.of("hacking_grow", 1.25));
    Network network = new Network(player, Script.LOOP, List.of(hacknet));
    Path file = directory.resolve("network.json");

    Snapshot.write(network, file);

    assertThat(Snapshot.read(file)).isEqualTo(network);
  }

  @Test
  void multipliers_may_be_left_out_and_count_as_one() {
    Player player = Snapshot.read(file(SOUND)).player();

    assertThat(player).isEqualTo(new Player(50));
    assertThat(player.multipliers().money()).isEqualTo(1);
  }

  @Test
  void multipliers_are_read_where_they_are_given() {
    Path file = edited("player.multipliers", "{\"hacking_money\": 1.5}");

    assertThat(Snapshot.read(file).player().multipliers().money()).isEqualTo(1.5);
  }

  @ParameterizedTest
  @CsvSource({
    "hacknet-server-0, ,      true",
    "hacknet-node-3,   ,      true",
    "hacknet-server-0, false, false",
    "n00dles,          ,      false",
    "n00dles,          true,  true"
  })
  void a_hacknet_server_is_known_by_its_name_unless_the_snapshot_says(
      String host, String member, boolean hacknet) {
    ObjectNode json = JsonEdit.parse(SOUND);
    JsonEdit.set(json, "servers[1].host", "\"" + host + "\"");
    if (member != null) {
      JsonEdit.set(json, "servers[1].hacknet", member);
    }

    Network network = Snapshot.read(file(json.toString()));

    assertThat(network.servers().get(1).hacknet()).isEqualTo(hacknet);
  }

  @ParameterizedTest
  @FieldSource("REQUIRED")
  void a_missing_value_is_refused_with_its_path(String path) {
    ObjectNode json = JsonEdit.parse(SOUND);
    JsonEdit.remove(json, path);

    assertRefused(file(json.toString()), path + " is missing");
  }

  static Stream<Arguments> unsoundValues() {
    String number = "it must be a number";
    String finite = "it must be a finite number";
    return Stream.of(
            every(OPTIONAL_NUMBERS, "-1", "-1, it must not be negative"),
            every(OPTIONAL_NUMBERS, "null", "null, " + number),
            every(NUMBERS, "-1", "-1, it must not be negative"),
            every(NUMBERS, "NaN", "NaN, " + finite),
            every(NUMBERS, "Infinity", "Infinity, " + finite),
            every(NUMBERS, "-Infinity", "-Infinity, " + finite),
            every(NUMBERS, "1e999", "Infinity, " + finite),
            every(NUMBERS, "\"4\"", "\"4\", " + number),
            every(NUMBERS, "true", "true, " + number),
            every(NUMBERS, "null", "null, " + number),
            every(NUMBERS, "[4]", "an array, " + number),
            every(TEXTS, "7", "7, it must be a string"),
            every(TEXTS, "\" \"", "an empty string"),
            every(BOOLEANS, "1", "1, it must be true or false"),
            every(BOOLEANS, "\"true\"", "\"true\", it must be true or false"),
            every(List.of("servers"), "{}", "an object, it must be an array"),
            every(
                List.of("player", "script", "servers[1]"), "[]", "an array, it must be an object"),
            every(List.of("servers[1]"), "null", "null, it must be an object"),
            every(List.of("player.multipliers"), "1", "1, it must be an object"),
            every(List.of("player.intelligence"), "-2", "-2, it must not be negative"))
        .flatMap(cases -> cases);
  }

  private static Stream<Arguments> every(List<String> paths, String literal, String problem) {
    return paths.stream().map(path -> Arguments.of(path, literal, problem));
  }

  @ParameterizedTest
  @MethodSource("unsoundValues")
  @CsvSource(
      delimiter = '|',
      value = {
        "format               | '\"hgw-network/2\"' | '\"hgw-network/2\", this version of hgw reads"
            + " \"hgw-network/1\"'",
        "player.hackingLevel  | 50.5   | 50.5, it must be a whole number",
        "player.hackingLevel  | 3e9    | 3.0E9, it must be a whole number",
        "servers[1].requiredLevel | 1.5 | 1.5, it must be a whole number",
        "servers[1].hackChance | 1.01  | 1.01, a chance must lie in 0..1",
        "servers[1].maxRam    | 1e300  | 1.0E300, no server has over 1.0E12 GB",
        "script.ram           | 0      | 0.0, a thread of the loop costs at least 0.01 GB",
        "script.ram           | 1e-300 | 1.0E-300, a thread of the loop costs at least 0.01 GB",
        "servers[1].host      | '\"home\"' | '\"home\" again, as in servers[0].host'"
      })
  void an_unsound_value_is_refused_with_its_path(String path, String literal, String problem) {
    assertRefused(edited(path, literal), path + " is " + problem);
  }

  @Test
  void a_negative_multiplier_is_refused_with_its_path() {
    Path file = edited("player.multipliers", "{\"hacking_grow\": -1}");

    assertRefused(file, "player.multipliers.hacking_grow is -1, it must not be negative");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''            | the document is nothing, it must be a JSON object",
        "[]            | the document is an array, it must be a JSON object",
        "42            | the document is 42, it must be a JSON object",
        "{}            | format is missing",
      })
  void a_document_that_is_no_snapshot_is_refused(String text, String problem) {
    assertRefused(file(text), problem);
  }

  static Stream<String> damagedDocuments() {
    return Stream.of(
        "hello",
        "{",
        SOUND.substring(0, SOUND.length() / 2),
        SOUND + "x",
        SOUND + SOUND,
        SOUND.replace("\"script\":", "\"player\":"),
        "[".repeat(100_000),
        "{\"format\": \"" + "\u0000");
  }

  @ParameterizedTest
  @MethodSource("damagedDocuments")
  void damaged_json_is_refused(String text) {
    Path file = file(text);

    assertThatThrownBy(() -> Snapshot.read(file))
        .isInstanceOf(UserError.class)
        .message()
        .startsWith(file + " is not sound JSON")
        .hasLineCount(1)
        .hasSizeLessThan(400)
        .doesNotContain("REDACTED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"format\": ", "{\"format\": \"hgw", "{\"servers\": [\n{"})
  void json_that_is_cut_short_is_called_that(String text) {
    assertThatThrownBy(() -> Snapshot.read(file(text)))
        .isInstanceOf(UserError.class)
        .hasMessageMatching(".* is not sound JSON at line \\d: it ends too early");
  }

  @Test
  void a_member_given_twice_is_refused_with_its_line() {
    Path file = file(SOUND.replace("\"usedRam\"", "\"maxRam\""));

    assertThatThrownBy(() -> Snapshot.read(file))
        .isInstanceOf(UserError.class)
        .hasMessage(file + " is not sound JSON at line 5: Duplicate field 'maxRam'");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void an_exported_save_is_refused_and_the_right_option_named(boolean gzip) throws IOException {
    Path file = directory.resolve("save");
    Files.write(file, gzip ? new SmallSave().gzip() : new SmallSave().base64());

    assertThatThrownBy(() -> Snapshot.read(file))
        .isInstanceOf(UserError.class)
        .hasMessage(
            file
                + " is an exported save of the game, not a snapshot. Maybe --save instead of"
                + " --network?");
  }

  @Test
  void a_missing_file_and_a_directory_are_refused() {
    Path missing = directory.resolve("missing.json");

    assertThatThrownBy(() -> Snapshot.read(missing))
        .isInstanceOf(UserError.class)
        .hasMessage("--network " + missing + " does not exist. Maybe the path is misspelt?");
    assertThatThrownBy(() -> Snapshot.read(directory))
        .isInstanceOf(UserError.class)
        .hasMessage("--network " + directory + " is a directory, a file is wanted.");
  }

  @Test
  @Timeout(10)
  void fifty_megabytes_of_zeros_are_refused() throws IOException {
    Path file = zeros(50 << 20);

    assertThatThrownBy(() -> Snapshot.read(file))
        .isInstanceOf(UserError.class)
        .message()
        .startsWith(file + " is not sound JSON at line 1");
  }

  @Test
  void a_file_over_the_size_limit_is_refused_unread() throws IOException {
    Path file = zeros(4L << 30);

    assertThatThrownBy(() -> Snapshot.read(file))
        .isInstanceOf(UserError.class)
        .hasMessage("--network " + file + " is larger than 128 MB, it is no such file.");
  }

  @Test
  @Timeout(10)
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void an_endless_device_is_refused() {
    assertThatThrownBy(() -> Snapshot.read(Path.of("/dev/zero")))
        .isInstanceOf(UserError.class)
        .hasMessage("--network /dev/zero is larger than 128 MB, it is no such file.");
  }

  @Test
  void an_export_replaces_a_file_and_leaves_nothing_else_behind() throws IOException {
    Path file = file("before");

    Snapshot.write(Snapshot.parse("sound", SOUND.getBytes()), file);

    assertThat(Snapshot.read(file).servers()).hasSize(2);
    try (Stream<Path> entries = Files.list(directory)) {
      assertThat(entries).containsExactly(file);
    }
  }

  @Test
  void an_export_that_fails_says_why_and_leaves_what_is_there() throws IOException {
    Network network = Snapshot.parse("sound", SOUND.getBytes());
    Path existing = file("before");
    Path nowhere = directory.resolve("missing").resolve("out.json");

    assertThatThrownBy(() -> Snapshot.write(network, nowhere))
        .isInstanceOf(UserError.class)
        .hasMessage("--export " + nowhere + " cannot be written: no such directory.");
    assertThatThrownBy(() -> Snapshot.write(network, existing.resolve("out.json")))
        .isInstanceOf(UserError.class)
        .message()
        .startsWith("--export " + existing.resolve("out.json") + " cannot be written: ");
    assertThat(existing).hasContent("before");
    try (Stream<Path> entries = Files.list(directory)) {
      assertThat(entries).containsExactly(existing);
    }
  }

  static Stream<Path> directoriesAndDevices() {
    return Stream.of(Path.of("").toAbsolutePath().getRoot(), Path.of(""), Path.of("/dev/null"))
        .filter(Files::exists);
  }

  @ParameterizedTest
  @MethodSource("directoriesAndDevices")
  void an_export_over_a_directory_or_a_device_is_refused(Path path) {
    Network network = Snapshot.parse("sound", SOUND.getBytes());

    assertThatThrownBy(() -> Snapshot.write(network, path))
        .isInstanceOf(UserError.class)
        .hasMessage("--export " + path + " is a directory or a device, a file is wanted.");
  }

  private static void assertRefused(Path file, String problem) {
    assertThatThrownBy(() -> Snapshot.read(file))
        .isInstanceOf(UserError.class)
        .hasMessage(file + ": " + problem);
  }

  private Path edited(String path, String literal) {
    ObjectNode json = JsonEdit.parse(SOUND);
    JsonEdit.set(json, path, literal);
    return file(json.toString());
  }

  private Path file(String text) {
    try {
      return Files.writeString(directory.resolve("network.json"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path zeros(long bytes) throws IOException {
    Path file = directory.resolve("zeros");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(bytes);
    }
    return file;
  }
}
