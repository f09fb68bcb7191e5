package hgw.cli.command;

import hgw.Failures;
import hgw.cli.command.OptionRow.Reader;
import hgw.cli.text.Units;
import hgw.network.Script;
import hgw.network.files.WhatIf;
import hgw.planner.Choices;
import hgw.planner.Choices.Restart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every option, once, in the order in which help tells them. */
final class OptionTable {
  private static final List<OptionRow<?>> ROWS = new ArrayList<>();

  // The order is that of reading: what most players want comes first.

  static final OptionRow<String> SCORE =
      value(
          "score",
          "NAME",
          "score model that ranks the targets",
          Choices.USUAL.score(),
          String.class,
          Values::text);
  static final OptionRow<Long> REBALANCE =
      value(
          "rebalance",
          "MS",
          "time between two rebalances, at least " + Choices.MIN_INTERVAL_MS,
          "" + Choices.USUAL.intervalMs(),
          Long.class,
          Values.milliseconds(Choices.MIN_INTERVAL_MS, Choices.MAX_INTERVAL_MS));
  static final OptionRow<Restart> RESTART =
      value(
          "restart",
          "WHAT",
          "all, or changed: a rebalance spares loops that run as planned",
          Values.word(Choices.USUAL.restart().value()),
          Restart.class,
          Values.word(Restart.class));
  static final OptionRow<Double> MONEY =
      number(
          "money",
          "R",
          "grow a target to this ratio of its maximum money, 0..1",
          Units.number(Choices.USUAL.money().value()),
          Values::ratio);
  static final OptionRow<Double> HACK =
      number(
          "hack",
          "R",
          "fraction of the money that one hack takes, 0..1",
          Units.number(Choices.USUAL.hack().value()),
          Values::ratio);
  static final OptionRow<Double> EPSILON =
      number(
          "epsilon",
          "V",
          "security above the minimum that a loop tolerates",
          Units.number(Choices.USUAL.epsilon().value()),
          Values.atLeast(0));
  static final OptionRow<Boolean> DRY =
      flag("dry", "plan once, print the fired rules and the plan, change nothing");
  static final OptionRow<String> RULES =
      add(
          OptionRow.value(
                  "rules",
                  "DIR",
                  "lay a directory of .drl files, or a shipped pack, over the default pack; may be"
                      + " repeated",
                  null,
                  String.class,
                  Values::text)
              .repeated());
  static final OptionRow<Path> NETWORK =
      file("network", "plan from a network snapshot (implies --dry)");
  static final OptionRow<Path> SAVE =
      file("save", "plan from an exported save of the game (implies --dry)");
  static final OptionRow<WhatIf.Change> SET =
      add(
          OptionRow.value(
                  "set",
                  "WHAT=VALUE",
                  "ask what if: " + WhatIf.EXAMPLE + ", player.hackingLevel=500; may be repeated",
                  null,
                  WhatIf.Change.class,
                  WhatIf.Change::parse)
              .repeated());
  static final OptionRow<Boolean> SIMULATE =
      flag("simulate", "run against the simulated game (started from a shipped sample)");
  static final OptionRow<Double> HOURS =
      number(
          "hours",
          "H",
          "game hours that a simulation or a diff ("
              + Units.number(SimulationOptions.USUAL_HOURS)
              + ") or a comparison ("
              + Units.number(Compare.USUAL_HOURS)
              + ") lasts",
          null,
          Values::positive);
  static final OptionRow<Double> SPEED =
      number(
          "speed",
          "N",
          "game seconds per real second of a simulation",
          "as fast as it goes",
          Values::positive);
  static final OptionRow<Double> TIMER_FLOOR =
      number(
          "timer-floor",
          "MS",
          "simulate a page in the background: timers fire every so many ms only",
          null,
          Values::positive);
  static final OptionRow<Boolean> RECORD =
      flag("record", "record the rebalances of a simulation in the history, too");
  static final OptionRow<String[]> PACKS =
      value(
          "packs",
          "NAMES",
          "packs to compare, with commas between",
          "all shipped ones",
          String[].class,
          Values::names);
  static final OptionRow<String[]> SCORES =
      value(
          "scores",
          "NAMES",
          "score models to compare, with commas",
          Choices.USUAL.score(),
          String[].class,
          Values::names);
  static final OptionRow<Integer> PORT =
      value(
          "port",
          "N",
          "loopback port that the game connects to, and that serves the page",
          "" + LiveOptions.USUAL_PORT,
          Integer.class,
          Values::port);
  static final OptionRow<String> ALLOW_ORIGIN =
      add(
          OptionRow.value(
                  "allow-origin",
                  "URL",
                  "a further page that the game is played from; may be repeated",
                  null,
                  String.class,
                  Values::origin)
              .repeated());
  static final OptionRow<Boolean> OPEN =
      flag("open", "open the page in the browser; a simulated game runs at --speed 600 then");
  static final OptionRow<Boolean> ONCE = flag("once", "one rebalance, then exit");
  static final OptionRow<Double> SCRIPT_RAM =
      number(
          "script-ram",
          "GB",
          "RAM of a thread of the loop where the source does not say",
          null,
          Values.atLeast(Script.MIN_RAM));
  static final OptionRow<Path> EXPORT =
      file("export", "write the discovered network as a snapshot");
  static final OptionRow<Format> FORMAT =
      value(
          "format",
          Values.words(Format.class, "|"),
          "how to print the plan",
          Values.word(Format.TEXT),
          Format.class,
          Values.word(Format.class));
  static final OptionRow<Boolean> TRACE =
      flag("trace", "tell every single firing and grant, not one line a rule");
  static final OptionRow<String> EXPLAIN =
      value(
          "explain",
          "HOST",
          "why this server is (not) a runner and (not) a target",
          null,
          String.class,
          Values::text);
  static final OptionRow<Boolean> HELP = flag("help", "print this and exit");
  static final OptionRow<Boolean> VERSION = flag("version", "print the version and exit");

  /** How a result is printed. */
  enum Format {
    TEXT,
    JSON
  }

  private OptionTable() {}

  /** All of them. */
  static List<OptionRow<?>> rows() {
    return Collections.unmodifiableList(ROWS);
  }

  private static <T> OptionRow<T> add(OptionRow<T> row) {
    ROWS.add(row);
    return row;
  }

  private static OptionRow<Boolean> flag(String name, String sentence) {
    return add(OptionRow.flag(name, sentence));
  }

  private static OptionRow<Path> file(String name, String sentence) {
    return value(name, "FILE", sentence, null, Path.class, Failures::path);
  }

  private static OptionRow<Double> number(
      String name,
      String argument,
      String sentence,
      @Nullable String usual,
      Reader<Double> reader) {
    return value(name, argument, sentence, usual, Double.class, reader);
  }

  private static <T> OptionRow<T> value(
      String name,
      String argument,
      String sentence,
      @Nullable String usual,
      Class<T> type,
      Reader<T> reader) {
    return add(OptionRow.value(name, argument, sentence, usual, type, reader));
  }
}
