package hgw.cli.text;

import hgw.facts.Bidding;
import hgw.planner.Explanation;
import hgw.planner.TracedFact;
import java.util.List;
import java.util.stream.Collectors;

/** Formats the explanation of a server for reading. */
public final class ExplanationText {
  private final Style style;
  private final StringBuilder text = new StringBuilder();

  private ExplanationText(Style style) {
    this.style = style;
  }

  /** Format an explanation. */
  public static String of(Explanation explanation, Style style) {
    ExplanationText text = new ExplanationText(style);
    text.text.append(style.heading(Shown.name(explanation.host()))).append("\n\n");
    text.runner(explanation.runner());
    text.target(explanation.target());
    text.firings(explanation);
    return text.text.toString();
  }

  private void runner(Explanation.AsRunner runner) {
    text.append("As a runner: ");
    if (!runner.eligible()) {
      text.append("no, ").append(because(runner.reasons())).append('\n');
      return;
    }
    text.append("yes, with ").append(Units.threads(runner.threads())).append('\n');
    runner.loops().forEach(script -> line(PlanText.line(script)));
    runner
        .granted()
        .forEach(
            (target, ram) ->
                line(Units.digits(ram, 4) + " GB for workers on " + Shown.name(target)));
    if (runner.loops().isEmpty() && runner.granted().isEmpty()) {
      line("no target was given to it");
    } else if (runner.spare() > 0) {
      line(Units.threads(runner.spare()) + " left over");
    }
  }

  private void target(Explanation.AsTarget target) {
    text.append("As a target: ");
    if (!target.eligible()) {
      text.append("no, ").append(because(target.reasons())).append('\n');
      return;
    }
    text.append("yes, rank ")
        .append(target.rank())
        .append(" with the score ")
        .append(Units.number(target.score()))
        .append('\n');
    line("can use " + Units.threads(target.usefulThreads()));
    if (target.loop() != null) {
      line(PlanText.line(target.loop()));
    } else if (target.bidding() == null) {
      line("no thread was left for it");
    }
    if (target.bidding() != null) {
      line(bidding(target.bidding()));
    }
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

  private void firings(Explanation explanation) {
    text.append("\nRules that fired for it, in order\n");
    for (FiringRun run : FiringRun.of(explanation.firings())) {
      line(run.title(style));
      String last =
          run.last().facts().stream().map(TracedFact::text).collect(Collectors.joining("; "));
      line("  " + (run.times() > 1 ? "last: " : "") + Shown.name(last));
    }
  }

  private void line(String line) {
    text.append("  ").append(line).append('\n');
  }

  private static String because(List<String> reasons) {
    return reasons.isEmpty() ? "no rule made it one" : Shown.name(String.join("; ", reasons));
  }
}
