package hgw.workbench.scenario;

import hgw.Similar;
import hgw.network.Script;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads {@code expect}. */
final class ExpectReader {
  private static final Set<String> ROLES = new LinkedHashSet<>(List.of("runner", "target"));

  /** As long as plans look ahead. */
  private static final double USUAL_HOURS = 3;

  /** A scenario is played often. */
  private static final int MOST_HOURS = 24;

  private final Names hosts;
  private final Supplier<Names> rules;
  private final Function<Part, String> packs;

  /**
   * Create a reader.
   *
   * @param hosts the servers that are given
   * @param rules the rules in force, asked for when one is named
   * @param packs finds the pack that {@code income.moreThan} names
   */
  ExpectReader(Names hosts, Supplier<Names> rules, Function<Part, String> packs) {
    this.hosts = hosts;
    this.rules = rules;
    this.packs = packs;
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
    others(members, expectations);
    return expectations;
  }

  private void others(Map<String, Part> members, List<Expectation> expectations) {
    each(
        members,
        "notAssigned",
        part ->
            part.elements("joesguns")
                .forEach(
                    it -> expectations.add(new Expected.NotAssigned(it.line(), hosts.read(it)))));
    each(
        members,
        "ranks",
        part ->
            part.members("{joesguns: 1}")
                .forEach(
                    (host, rank) ->
                        expectations.add(
                            new Expected.Rank(
                                rank.line(), hosts.read(rank, host), Bound.read(rank)))));
    each(
        members,
        "counts",
        part ->
            part.members(Shape.COUNTS)
                .forEach(
                    (word, count) ->
                        expectations.add(
                            new Expected.Counted(
                                count.line(), Count.of(word), Bound.read(count)))));
    each(
        members,
        "fired",
        part ->
            part.elements("\"I hack joesguns myself\"").forEach(it -> expectations.add(fired(it))));
    each(
        members,
        "notFired",
        part ->
            part.elements("\"I hack joesguns myself\"")
                .forEach(
                    it ->
                        expectations.add(
                            new Expected.Fired(
                                it.line(), rules.get().read(it), Expected.Fired.NEVER))));
    each(
        members,
        "settings",
        part ->
            part.members(Shape.EXPECTED_SETTINGS)
                .forEach(
                    (key, value) ->
                        expectations.add(
                            new Expected.Settled(value.line(), key, settled(key, value)))));
    each(members, "income", part -> expectations.add(earned(part)));
  }

  private static void each(Map<String, Part> members, String key, Consumer<Part> reader) {
    Part part = members.get(key);
    if (part != null) {
      reader.accept(part.notEmpty());
    }
  }

  private Expected.Fired fired(Part part) {
    if (!part.isMapping()) {
      return new Expected.Fired(part.line(), rules.get().read(part), Expected.Fired.EVER);
    }
    Map<String, Part> members = part.members(Shape.FIRED);
    Part rule = part.required(members, "rule");
    Part times = part.required(members, "times");
    return new Expected.Fired(part.line(), rules.get().read(rule), Bound.read(times));
  }

  private static Check settled(String key, Part value) {
    return key.equals("restart")
        ? new Check.Word(value.word(SettingsReader.RESTARTS))
        : Bound.read(value);
  }

  private Earned earned(Part part) {
    Map<String, Part> members = part.members(Shape.INCOME);
    Part hours = members.get("hours");
    Part perHour = members.get("perHour");
    Part moreThan = members.get("moreThan");
    Part times = members.get("times");
    if (perHour == null && moreThan == null) {
      throw part.error("says nothing: give moreThan, a pack, or perHour, dollars.");
    }
    if (times != null && moreThan == null) {
      throw times.error("is of another pack: say moreThan, too.");
    }
    return new Earned(
        part.line(),
        hours == null ? USUAL_HOURS : hours(hours),
        perHour == null ? null : Bound.read(perHour),
        moreThan == null ? null : List.of(packs.apply(moreThan)),
        moreThan == null ? "" : moreThan.text(),
        times == null ? 1 : times.number());
  }

  private static double hours(Part part) {
    double hours = part.number();
    if (hours == 0 || hours > MOST_HOURS) {
      throw part.error(
          "is " + Bound.number(hours) + ", it must be more than 0 and at most " + MOST_HOURS + ".");
    }
    return hours;
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
      Part runner = part.required(members, "runner");
      Part ram = part.required(members, "ram");
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
