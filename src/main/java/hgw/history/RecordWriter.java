package hgw.history;

import hgw.Version;
import hgw.game.Applied;
import hgw.network.Network;
import hgw.network.files.Snapshot;
import hgw.orchestrator.Cycle;
import hgw.orchestrator.Policy;
import hgw.planner.Forecast;
import hgw.planner.Plan;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes rebalances into an open history. Used by one thread. */
final class RecordWriter {
  private static final String ADD =
      """
      INSERT INTO rebalance(run, number, at, score, rules, choices, level, runners, threads,
        targets, failed, killed, per_hour, network, plan)
      VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

  private static final String ADD_WORK =
      """
      INSERT INTO work(rebalance, target, runner, script, threads, pid, why, per_hour)
      VALUES(?, ?, ?, ?, ?, ?, ?, ?)""";

  private static final String MEASURE =
      "UPDATE rebalance SET until = ?, predicted = ?, earned = ?, misfires = ? WHERE id = ?";

  /** Nothing is said of a rebalance that was pruned meanwhile. */
  private static final String MEASURE_WORK =
      """
      INSERT INTO work(rebalance, target, predicted, earned, misfires)
      SELECT id, ?2, ?3, ?4, ?5 FROM rebalance WHERE id = ?1
      ON CONFLICT(rebalance, target)
      DO UPDATE SET predicted = ?3, earned = ?4, misfires = ?5""";

  private final Connection connection;
  private final RecordedGame game;
  private final long began;
  private final Texts texts;
  private final RuleSets rules;
  private long run;

  /**
   * Write into a history.
   *
   * @param began the real time, in ms since 1970
   */
  RecordWriter(Connection connection, RecordedGame game, long began) {
    this.connection = connection;
    this.game = game;
    this.began = began;
    this.texts = new Texts(connection);
    this.rules = new RuleSets(connection, texts);
  }

  /**
   * Add a rebalance.
   *
   * @param at when it was done, in ms since 1970
   * @return its id
   */
  long add(long at, Cycle cycle) throws SQLException {
    Plan plan = cycle.plan();
    Policy policy = cycle.policy();
    Network network = cycle.discovery().network();
    long rulesId = rules.idOf(policy.planner().pack().pack());
    long networkId = texts.idOf(Texts.Kind.NETWORK, Snapshot.format(network));
    long planId = texts.idOf(Texts.Kind.PLAN, Codec.json(plan));
    long id;
    try (PreparedStatement add = connection.prepareStatement(ADD)) {
      add.setLong(1, run());
      add.setInt(2, cycle.number());
      add.setLong(3, at);
      add.setString(4, plan.score());
      add.setLong(5, rulesId);
      add.setString(6, Codec.json(policy.choices()));
      add.setInt(7, network.player().hackingLevel());
      add.setInt(8, plan.runners().size());
      add.setLong(9, plan.totalThreads());
      add.setLong(10, cycle.targetsWorked());
      add.setLong(11, cycle.applied().launches().stream().filter(it -> it.failed()).count());
      add.setInt(12, cycle.applied().killed());
      add.setDouble(13, cycle.income().predictedPerHour());
      add.setLong(14, networkId);
      add.setLong(15, planId);
      add.executeUpdate();
      id = Texts.idAdded(connection);
    }
    addWork(id, cycle);
    return id;
  }

  private long run() throws SQLException {
    if (run == 0 || !isThere(run)) {
      try (PreparedStatement add =
          connection.prepareStatement(
              "INSERT INTO run(began, simulated, game, hgw) VALUES(?, ?, ?, ?)")) {
        add.setLong(1, began);
        add.setBoolean(2, game.simulated());
        add.setString(3, game.name());
        add.setString(4, Version.get());
        add.executeUpdate();
        run = Texts.idAdded(connection);
      }
    }
    return run;
  }

  private boolean isThere(long run) throws SQLException {
    try (PreparedStatement ask = connection.prepareStatement("SELECT 1 FROM run WHERE id = ?")) {
      ask.setLong(1, run);
      try (ResultSet found = ask.executeQuery()) {
        return found.next();
      }
    }
  }

  private void addWork(long id, Cycle cycle) throws SQLException {
    Map<String, Double> perHour = cycle.income().predictedByTarget();
    try (PreparedStatement add = connection.prepareStatement(ADD_WORK)) {
      for (Applied.Launch launch : cycle.applied().launches()) {
        Plan.PlannedScript script = launch.script();
        add.setLong(1, id);
        add.setLong(2, texts.hostOf(script.target()));
        add.setLong(3, texts.hostOf(script.runner()));
        add.setString(4, script.script());
        add.setLong(5, script.threads());
        add.setLong(6, launch.pid());
        add.setString(7, launch.failed() ? launch.why() : null);
        setOrNull(add, 8, perHour.get(script.target()));
        add.addBatch();
      }
      add.executeBatch();
    }
  }

  /** Write what was measured so far since a rebalance; nothing if nothing was. */
  void measured(Period period) throws SQLException {
    if (period.until().isEmpty()) {
      return;
    }
    Map<String, Double> predicted = period.predicted();
    try (PreparedStatement measure = connection.prepareStatement(MEASURE)) {
      measure.setLong(1, period.until().getAsLong());
      setOrNull(measure, 2, period.hours() > 0 ? (Double) Forecast.sum(predicted) : null);
      measure.setDouble(3, period.earned());
      measure.setObject(
          4, period.misfires().isPresent() ? period.misfires().getAsLong() : null, Types.INTEGER);
      measure.setLong(5, period.id());
      measure.executeUpdate();
    }
    try (PreparedStatement measure = connection.prepareStatement(MEASURE_WORK)) {
      for (String target : period.targets()) {
        measure.setLong(1, period.id());
        measure.setLong(2, texts.hostOf(target));
        setOrNull(measure, 3, predicted.get(target));
        measure.setDouble(4, period.earned(target));
        measure.setObject(5, period.misfires(target), Types.INTEGER);
        measure.addBatch();
      }
      measure.executeBatch();
    }
  }

  private static void setOrNull(PreparedStatement statement, int place, @Nullable Double value)
      throws SQLException {
    statement.setObject(place, value, Types.REAL);
  }
}
