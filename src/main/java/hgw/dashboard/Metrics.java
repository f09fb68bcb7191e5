package hgw.dashboard;

import hgw.Version;
import hgw.dashboard.MetricsReporter.Counts;
import hgw.game.BatcherReport;
import hgw.hub.Access;
import hgw.hub.Hub;
import hgw.hub.Mount;
import hgw.orchestrator.Cycle;
import hgw.planner.Plan;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * {@code GET /metrics}: figures for Prometheus and whoever reads its text, made anew each time that
 * they are asked for. docs/metrics.md lists them. Safe for several threads.
 */
public final class Metrics implements Mount {
  /** The game has no unit below the GB. */
  private static final double BYTES_PER_GB = 1e9;

  private static final double SECONDS_PER_HOUR = 3600;
  private static final double MS_PER_SECOND = 1000;
  private static final String TARGET = "target";
  private static final String KIND = "kind";

  private final MetricsReporter counted;
  private final PageReporter shown;
  private final ExpositionFormatWriter prometheus = PrometheusTextFormatWriter.create();
  private final ExpositionFormatWriter openMetrics = OpenMetricsTextFormatWriter.create();

  /** Tell of what was counted, and of what the page shows. */
  public Metrics(MetricsReporter counted, PageReporter shown) {
    this.counted = counted;
    this.shown = shown;
  }

  @Override
  public void mount(RoutesConfig routes, Hub hub) {
    routes.get("/metrics", this::answer, Access.PAGE);
  }

  private void answer(Context context) throws IOException {
    ExpositionFormatWriter writer =
        openMetrics.accepts(context.header("Accept")) ? openMetrics : prometheus;
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    writer.write(text, now());
    context.contentType(writer.getContentType()).result(text.toByteArray());
  }

  /** Tell all that is known by now; of what is not, there is no metric yet. */
  MetricSnapshots now() {
    shown.poll();
    Counts counts = counted.counts();
    PageState state = shown.state();
    Figures figures = new Figures();
    about(figures, state);
    rebalances(figures, counts, state.phase());
    money(figures, counts, state.fare());
    batches(figures, counts);
    Cycle cycle = counts.cycle();
    if (cycle != null) {
      fleet(figures, cycle);
    }
    return figures.build();
  }

  private static void about(Figures figures, PageState state) {
    figures.info("hgw_build", "The hgw that runs.", Labels.of("version", Version.get()));
    Map<String, Boolean> phases = new LinkedHashMap<>();
    for (PageState.Doing doing : PageState.Doing.values()) {
      phases.put(doing.name().toLowerCase(Locale.ROOT), doing == state.phase().doing());
    }
    figures.states("hgw_phase", "What hgw is about; 1 for what it is.", phases);
    figures.gauge("hgw_connected", "Whether the game is there.", state.phase().connected());
    figures.gauge("hgw_paused", "Whether rebalances are paused.", state.phase().paused());
    figures.gauge(
        "hgw_speed_ratio",
        "Game seconds per real second, 1 for the live game.",
        Unit.RATIO,
        state.about().speed());
  }

  private static void rebalances(Figures figures, Counts counts, PageState.Phase phase) {
    Cycle cycle = counts.cycle();
    figures.counter("hgw_rebalances", "Rebalances done.", cycle == null ? 0 : cycle.number());
    if (cycle != null) {
      figures.gauge(
          "hgw_last_rebalance_timestamp_seconds",
          "When the last rebalance was done, in Unix time.",
          Unit.SECONDS,
          counts.rebalancedMs() / MS_PER_SECOND);
      figures.gauge(
          "hgw_rebalance_idle_seconds",
          "How long the runners stood idle in the last rebalance, in game time.",
          Unit.SECONDS,
          cycle.applied().idleMs() / MS_PER_SECOND);
    }
    Long due = phase.dueAt();
    if (due != null) {
      figures.gauge(
          "hgw_next_rebalance_timestamp_seconds",
          "When the next rebalance is due, in Unix time; absent while none is.",
          Unit.SECONDS,
          due / MS_PER_SECOND);
    }
    MetricsReporter.Launches loops = counts.loopLaunches();
    MetricsReporter.Launches batchers = counts.batcherLaunches();
    figures.counter(
        "hgw_launches",
        "Loops and batchers that were launched.",
        null,
        KIND,
        Map.of("loop", loops.done(), "batcher", batchers.done()));
    figures.counter(
        "hgw_launch_failures",
        "Loops and batchers that could not be launched.",
        null,
        KIND,
        Map.of("loop", loops.failed(), "batcher", batchers.failed()));
    figures.counter("hgw_killed_scripts", "Scripts that rebalances killed.", counts.killed());
    figures.counter("hgw_problems", "Problems that were told.", counts.problems());
  }

  private static void money(Figures figures, Counts counts, PageState.Fare fare) {
    Double cash = counts.cash();
    if (cash != null) {
      figures.gauge("hgw_cash_dollars", "The player's money.", Figures.DOLLARS, cash);
    }
    if (fare.cash() != null) {
      figures.gauge(
          "hgw_income_dollars_per_second",
          "What loops and batchers earned of late, per second of the game.",
          Figures.DOLLARS_PER_SECOND,
          fare.perSecond());
    }
    figures.counter(
        "hgw_earned_dollars",
        "What loops and batchers earned since hgw started.",
        Figures.DOLLARS,
        TARGET,
        counts.earned());
    if (counts.cycle() != null) {
      figures.gauge(
          "hgw_predicted_income_dollars_per_second",
          "What the plan in force should earn, per second of the game.",
          Figures.DOLLARS_PER_SECOND,
          fare.predictedPerHour() / SECONDS_PER_HOUR);
      figures.gauge(
          "hgw_interval_earned_dollars",
          "What was earned between the last two rebalances.",
          Figures.DOLLARS,
          fare.earned());
      figures.gauge(
          "hgw_interval_predicted_dollars",
          "What the plan of that time should have earned in it.",
          Figures.DOLLARS,
          fare.predicted());
      figures.gauge("hgw_hacking_level", "The player's hacking level.", fare.level());
    }
  }

  private static void batches(Figures figures, Counts counts) {
    figures.counter(
        "hgw_batches_landed",
        "Batches that took money as they should.",
        null,
        TARGET,
        each(counts.batches(), MetricsReporter.Batches::landed));
    figures.counter(
        "hgw_batch_misfires",
        "Batches of which an operation failed, was late or was killed.",
        null,
        TARGET,
        each(counts.batches(), MetricsReporter.Batches::misfires));
    figures.gauge(
        "hgw_batches_in_flight",
        "Batches that are under way.",
        TARGET,
        each(counts.batchers(), BatcherReport::inFlight));
  }

  private static <T> Map<String, Number> each(Map<String, T> of, Function<T, Number> value) {
    Map<String, Number> values = new TreeMap<>();
    of.forEach((key, it) -> values.put(key, value.apply(it)));
    return values;
  }

  private static void fleet(Figures figures, Cycle cycle) {
    Plan plan = cycle.plan();
    double ram = plan.runners().stream().mapToDouble(Plan.RunnerUse::maxRam).sum();
    figures.gauge("hgw_runners", "Servers that may run loops.", plan.runners().size());
    figures.gauge("hgw_targets", "Servers that may be hacked.", plan.targets().size());
    figures.gauge(
        "hgw_worked_targets", "Targets that a loop or a batcher works on.", cycle.targetsWorked());
    figures.gauge(
        "hgw_threads",
        "Threads of the runners, as many as their RAM is worth.",
        "state",
        Map.of("used", cycle.threadsUsed(), "idle", cycle.threadsIdle()));
    figures.gauge(
        "hgw_runner_ram_bytes",
        "RAM of the runners, a GB of the game taken as 1e9 bytes.",
        Unit.BYTES,
        ram * BYTES_PER_GB);
    figures.gauge("hgw_warnings", "Warnings of the plan in force.", plan.warnings().size());
  }
}
