package hgw.workbench.scenario;

import hgw.planner.LoadedRule;
import hgw.planner.Plan;
import hgw.planner.TracedFact;
import hgw.workbench.lint.NeverFired;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a scenario may expect besides the members of a plan's lists. */
final class Expected {
  private Expected() {}

  /** That servers have no assignment, neither as a target nor as a runner, and no grant. */
  record NotAssigned(int line, String host) implements Expectation {
    @Override
    public List<Failure> failures(Tried tried) {
      List<Failure> failures = new ArrayList<>();
      for (Rows rows : List.of(Rows.ASSIGNMENTS, Rows.GRANTS)) {
        Optional<Row> row =
            rows.of().apply(tried.plan()).stream()
                .filter(it -> host.equals(it.values().get(Rows.TARGET)) || isOn(it))
                .findFirst();
        if (row.isPresent() && failures.isEmpty()) {
          failures.add(
              new Failure(
                  line,
                  "no assignment of " + host,
                  row.get().text(List.of("runner", "target", "threads", "ram")),
                  Because.of(tried.plan(), rows.because(), rows.roles(row.get().values()))));
        }
      }
      return failures;
    }

    private boolean isOn(Row row) {
      return host.equals(row.values().get(Rows.RUNNER));
    }
  }

  /** That a target has a certain rank, 1 the best. */
  record Rank(int line, String host, Bound bound) implements Expectation {
    @Override
    public List<Failure> failures(Tried tried) {
      Optional<Plan.RankedTarget> target =
          tried.plan().targets().stream().filter(it -> it.host().equals(host)).findFirst();
      if (target.isPresent() && bound.holds(target.get().rank())) {
        return List.of();
      }
      String actual = target.map(it -> Bound.number(it.rank())).orElse("none, it is no target");
      TracedFact.Role role = new TracedFact.Role(Rows.TARGET, host);
      return List.of(
          new Failure(
              line,
              "rank of " + host + ": " + bound.text(),
              actual,
              Because.of(tried.plan(), Because.Of.TARGETS, List.of(role))));
    }
  }

  /** That there are so many of something. */
  record Counted(int line, Count count, Bound bound) implements Expectation {
    @Override
    public List<Failure> failures(Tried tried) {
      long actual = count.of(tried.plan());
      return bound.holds(actual)
          ? List.of()
          : List.of(
              new Failure(
                  line,
                  count.word() + ": " + bound.text(),
                  String.valueOf(actual),
                  Because.of(tried.plan(), count.because(), List.of())));
    }
  }

  /** That a rule fired so often. */
  record Fired(int line, String rule, Bound times) implements Expectation {
    /** At least once. */
    static final Bound EVER = new Bound(1, Double.POSITIVE_INFINITY);

    /** Not once. */
    static final Bound NEVER = new Bound(0, 0);

    @Override
    public List<Failure> failures(Tried tried) {
      List<Because> because = Because.of(tried.plan(), firing -> isOf(firing.rule()));
      long actual = because.stream().mapToLong(Because::times).sum();
      if (times.holds(actual)) {
        return List.of();
      }
      String expected = "rule \"" + rule + "\"" + " " + often();
      return List.of(
          actual > 0
              ? new Failure(
                  line,
                  expected,
                  actual == 1 ? "fired once" : "fired " + actual + " times",
                  because)
              : new Failure(line, expected, "never fired" + whyNot(tried), List.of()));
    }

    private String often() {
      if (times.equals(EVER)) {
        return "fires";
      }
      return times.equals(NEVER) ? "never fires" : "fires, times: " + times.text();
    }

    private boolean isOf(LoadedRule fired) {
      return fired.name().equals(rule);
    }

    private String whyNot(Tried tried) {
      return tried
          .planner()
          .nearMiss(rule, tried.network(), tried.choices())
          .map(NeverFired::why)
          .orElse("");
    }
  }

  /** That the rules settled on something that the player may choose. */
  record Settled(int line, String key, Check check) implements Expectation {
    @Override
    public List<Failure> failures(Tried tried) {
      Plan.Terms terms = tried.plan().terms();
      Map<String, Object> actual =
          Map.of("restart", terms.restartChanged() ? "changed" : "all", "horizon", terms.horizon());
      Object value = actual.get(key);
      return value != null && check.holds(value)
          ? List.of()
          : List.of(
              new Failure(
                  line,
                  key + ": " + check.text(),
                  Check.written(String.valueOf(value)),
                  List.of()));
    }
  }
}
