package hgw.workbench.scenario;

import hgw.network.Grant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is expected of one value of a plan. */
interface Check {
  /** Whether a value is as expected. */
  boolean holds(Object actual);

  /** What is expected, as a scenario file writes it. */
  String text();

  /** That it is a certain word: a host name, a role, a script. */
  record Word(String word) implements Check {
    @Override
    public boolean holds(Object actual) {
      return word.equals(actual);
    }

    @Override
    public String text() {
      return word;
    }
  }

  /**
   * That a sentence contains something: whole words and numbers, so {@code 4 GB} is not in 24 GB.
   */
  record Sentence(String part) implements Check {
    @Override
    public boolean holds(Object actual) {
      return Pattern.compile("(?<![\\w.])" + Pattern.quote(part) + "(?!\\w|\\.\\d)")
          .matcher(String.valueOf(actual))
          .find();
    }

    @Override
    public String text() {
      return written(part);
    }
  }

  /** That there are such grants, whatever else is granted. */
  record Grants(List<Granted> grants) implements Check {
    /** RAM on a runner, in GB. */
    record Granted(String runner, Bound ram) {
      boolean holds(Grant grant) {
        return grant.runner().equals(runner) && ram.holds(grant.ram());
      }
    }

    @Override
    public boolean holds(Object actual) {
      List<?> granted = (List<?>) actual;
      return grants.stream()
          .allMatch(it -> granted.stream().anyMatch(grant -> it.holds((Grant) grant)));
    }

    @Override
    public String text() {
      return grants.stream()
          .map(it -> "{runner: " + it.runner() + ", ram: " + it.ram().text() + "}")
          .collect(Collectors.joining(", ", "[", "]"));
    }
  }

  /** Write a value of a plan as a scenario file would. */
  static String written(Object value) {
    if (value instanceof Number number) {
      return Bound.number(number.doubleValue());
    }
    if (value instanceof Grant grant) {
      return "{runner: " + grant.runner() + ", ram: " + Bound.number(grant.ram()) + "}";
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Check::written).collect(Collectors.joining(", ", "[", "]"));
    }
    String text = String.valueOf(value);
    return text.matches("[\\w./-]+") ? text : "\"" + text.replace("\"", "\\\"") + "\"";
  }
}
