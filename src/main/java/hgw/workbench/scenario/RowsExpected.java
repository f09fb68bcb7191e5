package hgw.workbench.scenario;

import hgw.planner.TracedFact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * That a plan's list has certain members, whatever else is in it; an empty list says that there is
 * none.
 *
 * @param line where the list stands, from 1
 */
record RowsExpected(Rows rows, int line, List<Item> items) implements Expectation {
  /** As many are told of what should not be there. */
  private static final int MOST_TOLD = 5;

  /**
   * A member that is expected.
   *
   * @param checks what is expected of it, by key
   */
  record Item(int line, Map<String, Check> checks) {
    boolean holds(Row row) {
      return checks.entrySet().stream().allMatch(it -> holds(it.getKey(), it.getValue(), row));
    }

    private static boolean holds(String key, Check check, Row row) {
      Object value = row.values().get(key);
      return value != null && check.holds(value);
    }

    /** How much of it a row fulfils: what tells which one is meant counts most. */
    int likeness(Row row, List<String> identity) {
      int likeness = 0;
      for (Map.Entry<String, Check> it : checks.entrySet()) {
        if (holds(it.getKey(), it.getValue(), row)) {
          int at = identity.indexOf(it.getKey());
          likeness += at < 0 ? 1 : 1000 / (at + 1);
        }
      }
      return likeness;
    }

    String text() {
      Check sentence = checks.get(Row.SENTENCE);
      return sentence != null
          ? sentence.text()
          : checks.entrySet().stream()
              .map(it -> it.getKey() + ": " + it.getValue().text())
              .collect(Collectors.joining(", ", "{", "}"));
    }

    /** The words that it gives, by key. */
    Map<String, String> words() {
      Map<String, String> words = new LinkedHashMap<>();
      checks.forEach(
          (key, check) -> {
            if (check instanceof Check.Word word) {
              words.put(key, word.word());
            }
          });
      return words;
    }
  }

  @Override
  public List<Failure> failures(Tried tried) {
    List<Row> actual = rows.of().apply(tried.plan());
    if (items.isEmpty()) {
      return actual.isEmpty() ? List.of() : List.of(notEmpty(actual, tried));
    }
    List<Failure> failures = new ArrayList<>();
    for (Item item : items) {
      if (actual.stream().noneMatch(item::holds)) {
        failures.add(missing(item, actual, tried));
      }
    }
    return failures;
  }

  private Failure notEmpty(List<Row> actual, Tried tried) {
    String told =
        actual.stream()
            .limit(MOST_TOLD)
            .map(row -> row.text(row.values().keySet()))
            .collect(Collectors.joining(", "));
    String more = actual.size() > MOST_TOLD ? ", and " + (actual.size() - MOST_TOLD) + " more" : "";
    return new Failure(
        line,
        rows.name() + ": []",
        rows.name() + ": [" + told + more + "]",
        Because.of(tried.plan(), rows.because(), rows.roles(actual.get(0).values())));
  }

  private Failure missing(Item item, List<Row> actual, Tried tried) {
    Optional<Row> nearest =
        actual.stream()
            .filter(row -> item.likeness(row, rows.identity()) > 0 || rows.identity().isEmpty())
            .max(Comparator.comparingInt(row -> item.likeness(row, rows.identity())));
    Set<String> told = new LinkedHashSet<>(rows.identity());
    told.addAll(item.checks().keySet());
    Set<TracedFact.Role> roles = new LinkedHashSet<>(rows.roles(item.words()));
    nearest.ifPresent(row -> roles.addAll(rows.roles(row.values())));
    return new Failure(
        item.line(),
        rows.singular() + " " + item.text(),
        nearest.map(row -> row.text(told)).orElse("none"),
        Because.of(tried.plan(), rows.because(), List.copyOf(roles)));
  }
}
