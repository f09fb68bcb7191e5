package hgw.history;

import static hgw.history.RecordedTrial.HOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hgw.economy.batch.BatchMind;
import hgw.game.BatcherReport;
import hgw.game.Telemetry;
import hgw.orchestrator.Cycle;
import hgw.orchestrator.SilentReporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can go wrong with a history: it is told once, and the game goes on. */
class HistoryTroubleTest {
  private static final Pruning FEW_DAYS = new Pruning(Pruning.USUAL.bytes(), 3);

  @TempDir private Path directory;

  @Test
  void a_torn_last_record_is_dropped_and_nothing_else() throws Exception {
    trial().killed().play(3, 0);
    Path torn = directory.resolve("torn.db");
    Files.copy(file(), torn);
    byte[] log = Files.readAllBytes(beside(file(), "-wal"));

    int most = 0;
    for (int length = log.length; length > 0; length -= 4096) {
      Files.copy(file(), torn, StandardCopyOption.REPLACE_EXISTING);
      Files.deleteIfExists(beside(torn, "-shm"));
      byte[] part = Arrays.copyOf(log, length);
      part[length - 1] ^= 0x55; // half a page, too, would be torn
      Files.write(beside(torn, "-wal"), part);
      Optional<History> opened = History.open(torn);
      if (opened.isEmpty()) {
        continue; // torn before there was one
      }
      List<Recorded> left;
      try (History history = opened.get()) {
        left = history.rebalances(Query.LIVE, 100);
        for (Recorded it : left) {
          assertThat(history.moment(it.id())).isPresent();
        }
      }
      assertThat(left).extracting(Recorded::id).isEqualTo(ids(left.size()));
      most = Math.max(most, left.size());
    }
    assertThat(most).isBetween(5, 6);
  }

  private static List<Long> ids(int count) {
    return LongStream.rangeClosed(1, count).boxed().toList();
  }

  @Test
  void a_killed_hgw_leaves_what_was_measured_until_minutes_before() throws Exception {
    trial().killed().play(0.4, 0);

    try (History history = open()) {
      Recorded only = history.rebalance(1).orElseThrow();
      assertThat(only.hours()).isBetween(0.4 - 5.5 / 60, 0.4);
      assertThat(only.earned()).isNotNull();
    }
  }

  @Test
  void two_hgw_at_once_do_not_hurt_each_others_records() throws Exception {
    ExecutorService two = Executors.newFixedThreadPool(2);
    List<RecordedTrial> trials = List.of(trial(), trial());
    List<Future<?>> done =
        trials.stream().<Future<?>>map(it -> two.submit(() -> it.play(6, 0))).toList();
    for (Future<?> one : done) {
      one.get();
    }
    two.shutdown();

    assertThat(trials).allMatch(it -> it.warnings().isEmpty());
    try (History history = open()) {
      List<Recorded> all = history.rebalances(Query.LIVE, 100);
      assertThat(all).hasSize(24);
      for (long run : List.of(1L, 2L)) {
        assertThat(all)
            .filteredOn(it -> it.run() == run)
            .extracting(Recorded::number)
            .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
      }
      assertThat(history.moment(24)).isPresent();
    }
  }

  @Test
  void what_is_too_old_is_forgotten() throws Exception {
    trial().pruning(FEW_DAYS).play(1, 0);
    trial().pruning(FEW_DAYS).play(0.2, 4 * 24 * HOUR);

    try (History history = open()) {
      assertThat(history.rebalances(Query.LIVE, 100)).extracting(Recorded::id).containsExactly(3L);
      assertThat(history.moment(3)).isPresent();
      assertThat(history.moment(1)).isEmpty();
    }
    assertThat(count("run")).isEqualTo(1);
    assertThat(count("text")).isEqualTo(2 + 5);
  }

  @Test
  void a_simulated_game_grows_old_from_when_it_was_recorded() throws Exception {
    RecordedGame game = new RecordedGame("a sample", true);
    new RecordedTrial(file(), game).pruning(FEW_DAYS).play(1, 0);
    new RecordedTrial(file(), game).pruning(FEW_DAYS).play(0.2, 4 * 24 * HOUR);

    assertThat(count("rebalance")).isEqualTo(1);
  }

  @Test
  void of_too_much_the_oldest_is_forgotten() throws Exception {
    long most = 200_000;
    RecordedTrial trial = trial().pruning(new Pruning(most, 90));
    trial.play(48, 0);

    assertThat(trial.warnings()).isEmpty();
    assertThat(Files.size(file())).isLessThan(most + 100_000);
    try (History history = open()) {
      List<Recorded> left = history.rebalances(Query.LIVE, 1000);
      assertThat(left.size()).isBetween(3, 95);
      assertThat(left.get(left.size() - 1).number()).isEqualTo(96);
      for (Recorded it : left) {
        assertThat(history.moment(it.id())).isPresent(); // the text it was packed beside is there
      }
    }
  }

  @Test
  void a_damaged_file_is_told_once_and_the_game_goes_on() throws Exception {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "this is no database, but longer than a header of one".repeat(100));
    RecordedTrial trial = trial();
    trial.play(3, 0);

    assertThat(trial.cycles()).hasSize(6);
    assertThat(trial.warnings())
        .singleElement()
        .asString()
        .isEqualTo(
            "the history "
                + file()
                + " is damaged. Maybe move it away? hgw begins a new one. Nothing is recorded; hgw"
                + " goes on.");
    assertThatThrownBy(this::open)
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void a_history_cut_short_is_told_in_a_sentence() throws Exception {
    trial().play(3, 0);
    byte[] whole = Files.readAllBytes(file());
    Files.write(file(), Arrays.copyOf(whole, whole.length / 2));

    assertThatThrownBy(
            () -> {
              try (History history = open()) {
                for (Recorded it : history.rebalances(Query.LIVE, 100)) {
                  history.moment(it.id());
                }
                history.totals(Query.LIVE, By.TARGET, ZoneId.of("UTC"));
              }
            })
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("is damaged. Maybe move it away?");
  }

  @Test
  void a_directory_that_cannot_be_made_is_told_once() throws Exception {
    Files.writeString(directory.resolve("state"), "a file");
    RecordedTrial trial = trial();
    trial.play(1, 0);

    assertThat(trial.cycles()).hasSize(2);
    assertThat(trial.warnings()).hasSize(1);
    assertThat(trial.warnings().get(0)).startsWith("the history " + file() + " cannot be made");
  }

  @Test
  void a_file_that_cannot_be_written_is_told_once() throws Exception {
    trial().play(0.2, 0);
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("r--r--r--"));
    Assumptions.assumeFalse(Files.isWritable(file()), "root may write everything");
    RecordedTrial trial = trial();
    trial.play(1, HOUR);

    assertThat(trial.warnings()).hasSize(1);
  }

  @Test
  void a_record_that_cannot_be_written_is_told_once_and_leaves_the_others() throws Exception {
    trial().play(0.2, 0);
    RecordedTrial trial = trial();
    try (Connection connection = raw();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TRIGGER full BEFORE INSERT ON rebalance BEGIN SELECT raise(ABORT, 'full'); END");
    }
    trial.play(3, HOUR);

    assertThat(trial.cycles()).hasSize(6);
    assertThat(trial.warnings()).hasSize(1);
    try (History history = open()) {
      assertThat(history.rebalances(Query.LIVE, 100)).hasSize(1);
    }
  }

  @Test
  void a_full_disk_is_called_that() throws Exception {
    try (Connection connection = Store.forWriting(file());
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA max_page_count = 30");

      assertThatThrownBy(
              () ->
                  Store.inTransaction(
                      connection,
                      it -> {
                        try (Statement insert = it.createStatement()) {
                          for (int i = 0; i < 100; i++) {
                            insert.execute(
                                "INSERT INTO text(hash, size, packed)"
                                    + " VALUES(randomblob(32), 1, zeroblob(10000))");
                          }
                        }
                      }))
          .satisfies(
              it ->
                  assertThat(Trouble.of(file(), (Exception) it))
                      .hasMessage("the history " + file() + " cannot grow: the disk is full."));
    }
  }

  @Test
  void another_format_is_refused_in_a_sentence() throws Exception {
    trial().play(0.2, 0);
    execute("PRAGMA user_version = 2");

    assertThatThrownBy(this::open)
        .hasMessageContaining("was written by a newer hgw (format 2, this one knows 1).");
    RecordedTrial trial = trial();
    trial.play(0.2, HOUR);
    assertThat(trial.warnings()).singleElement().asString().contains("written by a newer hgw");

    execute("PRAGMA user_version = 0");
    assertThatThrownBy(this::open)
        .hasMessageContaining("was written by an older hgw (format 0, this one needs 1).");
  }

  @Test
  void another_programs_database_is_left_alone() throws Exception {
    Files.createDirectories(file().getParent());
    execute("CREATE TABLE theirs(x)");
    RecordedTrial trial = trial();
    trial.play(0.2, 0);

    assertThat(trial.warnings()).singleElement().asString().contains("is no history of hgw");
    assertThat(count("sqlite_schema")).isEqualTo(1);
  }

  @Test
  void a_plan_that_cannot_be_read_keeps_no_list_from_being_read() throws Exception {
    trial().play(0.2, 0);
    execute("UPDATE text SET packed = x'00' WHERE id = (SELECT plan FROM rebalance)");

    try (History history = open()) {
      assertThat(history.rebalances(Query.LIVE, 10)).hasSize(1);
      assertThat(history.details(1)).isPresent();
      assertThatThrownBy(() -> history.moment(1))
          .isInstanceOf(HistoryException.class)
          .hasMessageContaining("holds what this hgw cannot read");
    }
  }

  @Test
  void a_file_that_another_hgw_has_just_made_holds_nothing_yet() throws Exception {
    Files.createDirectories(file().getParent());
    Files.createFile(file());

    assertThat(History.open(file())).isEmpty();
    RecordedTrial trial = trial();
    trial.play(0.2, 0);
    assertThat(trial.warnings()).isEmpty();
  }

  @Test
  void it_is_its_owners_alone() throws Exception {
    trial().killed().play(0.2, 0);

    for (Path each : List.of(file(), beside(file(), "-wal"))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void what_nobody_measured_is_absent_and_misfires_count_from_when_they_are_heard()
      throws Exception {
    RecordedTrial before = new RecordedTrial(directory.resolve("other.db"), RecordedGame.LIVE);
    before.play(0.6, 0);
    Cycle cycle = before.cycles().get(0);
    AtomicLong now = new AtomicLong();
    Recorder.Times times = new Recorder.Times(now::get, now::get);
    try (Recorder recorder =
        new Recorder(
            new SilentReporter(),
            file(),
            RecordedGame.LIVE,
            times,
            sentence -> {
              throw new AssertionError(sentence);
            })) {
      recorder.rebalanced(cycle); // nothing is measured before the next
      now.set(HOUR);
      recorder.rebalanced(cycle);
      recorder.fared(new Telemetry(0, Map.of("n00dles", 5.0), List.of(misfires("n00dles", 7))));
      now.set(2 * HOUR);
      recorder.fared(
          new Telemetry(0, Map.of("n00dles", 3.0, "gone", 2.0), List.of(misfires("n00dles", 9))));
      now.set(3 * HOUR);
      recorder.rebalanced(cycle);
      recorder.fared(new Telemetry(0, Map.of(), List.of(misfires("n00dles", 4)))); // anew
    }

    try (History history = open()) {
      Recorded first = history.rebalance(1).orElseThrow();
      assertThat(first.earned()).isNull();
      assertThat(first.hours()).isNull();
      assertThat(first.misfires()).isNull();
      Details second = history.details(2).orElseThrow();
      assertThat(second.rebalance().hours()).isEqualTo(1);
      assertThat(second.rebalance().earned()).isEqualTo(10);
      assertThat(second.rebalance().misfires()).isEqualTo(2);
      assertThat(target(second, "n00dles").earned()).isEqualTo(8);
      assertThat(target(second, "n00dles").misfires()).isEqualTo(2);
      assertThat(target(second, "gone").earned()).isEqualTo(2);
      assertThat(target(second, "gone").runner()).isNull();
      assertThat(target(second, "phantasy").earned()).isEqualTo(0);
      assertThat(target(second, "phantasy").misfires()).isNull();
      assertThat(history.rebalance(3).orElseThrow().misfires()).isEqualTo(4);
    }
  }

  private static TargetRecord target(Details details, String host) {
    return details.targets().stream()
        .filter(it -> it.target().equals(host))
        .findFirst()
        .orElseThrow();
  }

  private static BatcherReport misfires(String target, long misfires) {
    return new BatcherReport(target, BatchMind.State.values()[0], 0, 0, 0, 0, 0, 0, misfires, 0);
  }

  private RecordedTrial trial() {
    return new RecordedTrial(file(), RecordedGame.LIVE);
  }

  private Path file() {
    return directory.resolve("state").resolve("history.db");
  }

  private static Path beside(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  private History open() throws HistoryException {
    return History.open(file()).orElseThrow();
  }

  private Connection raw() throws Exception {
    return DriverManager.getConnection("jdbc:sqlite:" + file());
  }

  private void execute(String sql) throws Exception {
    try (Connection connection = raw();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private int count(String table) throws Exception {
    try (Connection connection = raw()) {
      return Store.number(connection, "SELECT count(*) FROM " + table);
    }
  }
}
