package hgw.cli.text;

import hgw.facts.Bidding;
import hgw.planner.Explanation;
import hgw.workbench.why.Missed;
import hgw.workbench.why.Step;
import hgw.workbench.why.Why;
import java.util.List;

/** Formats why a server is what it is, for reading. */
public final class ExplanationText {
  private static final int WIDTH = 100;

  private final Why why;
  private final Style style;
  private final StringBuilder text = new StringBuilder();

  private ExplanationText(Why why, Style style) {
    this.why = why;
    this.style = style;
  }

  /** Format an explanation. */
  public static String of(Why why, Style style) {
    return new ExplanationText(why, style).format();
  }

  private String format() {
    Explanation server = why.server();
    text.append(style.heading(Shown.name(server.host()))).append("\n\n");
    text.append("As a runner: ").append(runner(server.runner())).append('\n');
    work(server.runner());
    chain(why.asRunner(), true);
    text.append("As a target: ").append(target(server.target())).append('\n');
    if (server.target().loop() != null) {
      line(PlanText.line(server.target().loop()), "", "");
    }
    chain(why.asTarget(), false);
    return text.toString();
  }

  private static String runner(Explanation.AsRunner runner) {
    if (!runner.eligible()) {
      return "no" + unexplained(runner.reasons());
    }
    String spare =
        runner.loops().isEmpty() && runner.granted().isEmpty()
            ? ", idle"
            : runner.spare() > 0 ? ", " + runner.spare() + " of them left over" : "";
    return "yes, with " + Units.threads(runner.threads()) + spare;
  }

  private void work(Explanation.AsRunner runner) {
    int most = 4;
    runner.loops().stream().limit(most).forEach(script -> line(PlanText.line(script), "", ""));
    if (runner.loops().size() > most) {
      line("and " + (runner.loops().size() - most) + " more", "", "");
    }
  }

  private String target(Explanation.AsTarget target) {
    if (!target.eligible()) {
      return "no" + unexplained(target.reasons());
    }
    Why.Standing standing = why.standing();
    return "yes, rank "
        + target.rank()
        + (standing == null ? "" : " of " + standing.of())
        + ", can use "
        + Units.threads(target.usefulThreads());
  }

  private static String unexplained(List<String> reasons) {
    return reasons.isEmpty() ? ", no rule made it one" : "";
  }

  private void chain(Why.Chain chain, boolean isRunner) {
    StepWords words = new StepWords(why, isRunner);
    for (Step step : chain.steps()) {
      line(words.of(step), StepWords.rule(step), step.place());
    }
    Bidding bidding = why.server().target().bidding();
    if (!isRunner && bidding != null) {
      line(bidding(bidding), "", "");
    }
    MissedWords missed = new MissedWords(why);
    for (Missed one : chain.missed()) {
      line(missed.of(one), MissedWords.rule(one), MissedWords.place(one));
    }
  }

  /**
   * Set a line; rule and place stand behind it, and what is too long goes on in a further line.
   *
   * @param rule the name of the rule, told where there is room; empty if the line need not say it
   * @param place its file and line, empty if there is none
   */
  private void line(String line, String rule, String place) {
    String rest = line;
    String indent = "  ";
    while (indent.length() + rest.length() > WIDTH) {
      int cut = rest.lastIndexOf(' ', WIDTH - indent.length());
      if (cut <= 0) {
        break;
      }
      text.append(indent).append(rest, 0, cut).append('\n');
      rest = rest.substring(cut + 1);
      indent = "      ";
    }
    text.append(indent).append(rest);
    int room = WIDTH - indent.length() - rest.length() - 2;
    String named = Shown.name("\"" + rule + "\" " + place);
    String shown = rule.isEmpty() || named.length() > room ? Shown.name(place) : named;
    if (!shown.isEmpty()) {
      text.append(shown.length() <= room ? "  " : "\n      ").append(style.faint(shown));
    }
    text.append('\n');
  }

  private static String bidding(Bidding bid) {
    String use =
        Units.digits(bid.ram(), 4)
            + " GB earn "
            + Units.dollars(bid.income())
            + "/h, prepared in "
            + Units.seconds((long) bid.preparedIn());
    String worth =
        ": worth "
            + Units.dollars(bid.worthPerGb())
            + " a GB within the horizon"
            + (bid.weight() == 1 ? "" : ", counted " + bid.weight() + " times as it runs");
    String price = Units.dollars(bid.price()) + " a GB";
    if (bid.won()) {
      return "its share: " + use + worth + ", and RAM costs " + price;
    }
    String why =
        bid.crowdedOut()
            ? ", but no more batches may land, and others are worth more each"
            : ", but RAM costs " + price;
    return "no share: at best " + use + worth + why;
  }
}
