package hgw.workbench.scenario;

import hgw.planner.Planner;
import hgw.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules earn when they are played in the simulated game.
 *
 * @param hours game hours that are played
 * @param perHour dollars per hour, the mean of all; null if any amount will do
 * @param than overlays of a pack that earns less; null if there is none to compare with
 * @param pack what that pack is called
 * @param times how many times as much as that pack
 */
record Earned(
    int line,
    double hours,
    @Nullable Bound perHour,
    @Nullable List<String> than,
    String pack,
    double times)
    implements Expectation {

  @Override
  public List<Failure> failures(Tried tried) throws InterruptedException {
    List<Failure> failures = new ArrayList<>();
    double income = income(tried, tried.planner());
    if (perHour != null && !perHour.holds(income)) {
      failures.add(failure("perHour: " + perHour.text(), dollars(income)));
    }
    if (than != null) {
      double other = income(tried, tried.packs().of(than));
      if (income <= times * other) {
        failures.add(
            failure(
                "more than " + (times == 1 ? "" : Bound.number(times) + " times ") + pack,
                dollars(income) + " per hour, " + pack + " earns " + dollars(other)));
      }
    }
    return failures;
  }

  private Failure failure(String expected, String actual) {
    return new Failure(
        line, "income over " + Bound.number(hours) + " h, " + expected, actual, List.of());
  }

  private double income(Tried tried, Planner planner) throws InterruptedException {
    return new Trial(tried.network(), hours, Double.POSITIVE_INFINITY)
        .run(planner, tried.choices())
        .incomePerHour(hours);
  }

  private static String dollars(double amount) {
    return Bound.number(Math.rint(amount));
  }
}
