package hgw.workbench.scenario;

import hgw.Similar;
import hgw.network.Script;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code expect}. */
final class ExpectReader {
  private static final Set<String> ROLES = new LinkedHashSet<>(List.of("runner", "target"));

  private final Hosts hosts;

  ExpectReader(Hosts hosts) {
    this.hosts = hosts;
  }

  List<Expectation> read(Part part) {
    Map<String, Part> members = part.members(Shape.EXPECT);
    if (members.isEmpty()) {
      throw part.error("expects nothing.");
    }
    List<Expectation> expectations = new ArrayList<>();
    for (Rows rows : Rows.ALL) {
      Part list = members.get(rows.name());
      if (list != null) {
        expectations.add(rows(rows, list));
      }
    }
    return expectations;
  }

  private RowsExpected rows(Rows rows, Part list) {
    List<RowsExpected.Item> items = new ArrayList<>();
    for (Part part : list.elements(rows.example())) {
      items.add(new RowsExpected.Item(part.line(), checks(rows, part)));
    }
    return new RowsExpected(rows, list.line(), items);
  }

  private Map<String, Check> checks(Rows rows, Part part) {
    if (rows.keys().isEmpty()) {
      return Map.of(Row.SENTENCE, new Check.Sentence(part.text()));
    }
    Map<String, Part> members = part.members(Shape.of(rows));
    if (members.isEmpty()) {
      throw part.error(
          "says nothing: give it some of " + String.join(", ", rows.keys().keySet()) + ".");
    }
    Map<String, Check> checks = new LinkedHashMap<>();
    rows.keys()
        .forEach(
            (key, type) -> {
              Part value = members.get(key);
              if (value != null) {
                checks.put(key, check(type, value));
              }
            });
    return checks;
  }

  private Check check(Rows.Type type, Part part) {
    return switch (type) {
      case HOST -> new Check.Word(hosts.read(part));
      case ROLE -> new Check.Word(part.word(ROLES));
      case SCRIPT -> new Check.Word(known(part));
      case SENTENCE -> new Check.Sentence(part.text());
      case NUMBER -> Bound.read(part);
      case GRANTS -> new Check.Grants(grants(part));
    };
  }

  private List<Check.Grants.Granted> grants(Part list) {
    List<Check.Grants.Granted> grants = new ArrayList<>();
    for (Part part : list.elements(Shape.GRANT.example())) {
      Map<String, Part> members = part.members(Shape.GRANT);
      Part runner = members.get("runner");
      Part ram = members.get("ram");
      if (runner == null || ram == null) {
        throw part.error("needs runner and ram.");
      }
      grants.add(new Check.Grants.Granted(hosts.read(runner), Bound.read(ram)));
    }
    return grants;
  }

  private static String known(Part part) {
    String script = script(part);
    if (!script.equals(Rows.LOOP) && !script.equals(Rows.BATCHER)) {
      throw part.error(
          "is \""
              + script
              + "\", a plan has a loop or a batcher."
              + Similar.maybe(script, List.of(Rows.LOOP, Rows.BATCHER)));
    }
    return script;
  }

  /** Read a script: {@code loop}, {@code batcher}, also by their paths, or the path of another. */
  static String script(Part part) {
    String script = part.text();
    String absolute = script.startsWith("/") ? script : "/" + script;
    if (absolute.equals(Script.Kind.LOOP.file())) {
      return Rows.LOOP;
    }
    return absolute.equals(Script.Kind.BATCHER.file()) ? Rows.BATCHER : script;
  }
}
