package hgw.dashboard;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Metrics as they are put together. The library refuses a name that is given twice, or that does
 * not end with its unit.
 */
final class Figures {
  static final Unit DOLLARS = new Unit("dollars");
  static final Unit DOLLARS_PER_SECOND = new Unit("dollars_per_second");

  private final MetricSnapshots.Builder all = MetricSnapshots.builder();

  /** All metrics, sorted by name. */
  MetricSnapshots build() {
    return all.build();
  }

  void gauge(String name, String help, boolean value) {
    gauge(name, help, null, value ? 1 : 0);
  }

  void gauge(String name, String help, long value) {
    gauge(name, help, null, value);
  }

  void gauge(String name, String help, @Nullable Unit unit, double value) {
    all.metricSnapshot(
        GaugeSnapshot.builder()
            .name(name)
            .help(help)
            .unit(unit)
            .dataPoint(GaugeDataPointSnapshot.builder().value(value).build())
            .build());
  }

  /** Add a gauge with a value for each value of a label. */
  void gauge(String name, String help, String label, Map<String, ? extends Number> values) {
    GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(help);
    values.forEach(
        (key, value) ->
            gauge.dataPoint(
                GaugeDataPointSnapshot.builder()
                    .labels(Labels.of(label, key))
                    .value(value.doubleValue())
                    .build()));
    all.metricSnapshot(gauge.build());
  }

  /**
   * Add a counter.
   *
   * @param name without the {@code _total} that it has where it is read
   */
  void counter(String name, String help, long value) {
    all.metricSnapshot(
        CounterSnapshot.builder()
            .name(name)
            .help(help)
            .dataPoint(CounterDataPointSnapshot.builder().value(value).build())
            .build());
  }

  /** Add a counter with a value for each value of a label; the name as of others. */
  void counter(
      String name,
      String help,
      @Nullable Unit unit,
      String label,
      Map<String, ? extends Number> values) {
    CounterSnapshot.Builder counter = CounterSnapshot.builder().name(name).help(help).unit(unit);
    values.forEach(
        (key, value) ->
            counter.dataPoint(
                CounterDataPointSnapshot.builder()
                    .labels(Labels.of(label, key))
                    .value(value.doubleValue())
                    .build()));
    all.metricSnapshot(counter.build());
  }

  /**
   * Add what does not change.
   *
   * @param name without the {@code _info} that it has where it is read
   */
  void info(String name, String help, Labels labels) {
    all.metricSnapshot(
        InfoSnapshot.builder()
            .name(name)
            .help(help)
            .dataPoint(InfoSnapshot.InfoDataPointSnapshot.builder().labels(labels).build())
            .build());
  }

  /** Add what is one of several. */
  void states(String name, String help, Map<String, Boolean> states) {
    var point = StateSetSnapshot.StateSetDataPointSnapshot.builder();
    states.forEach(point::state);
    all.metricSnapshot(
        StateSetSnapshot.builder().name(name).help(help).dataPoint(point.build()).build());
  }
}
