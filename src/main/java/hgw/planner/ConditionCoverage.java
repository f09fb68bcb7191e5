package hgw.planner;

import hgw.network.Network;
import hgw.planner.source.Comparison;
import hgw.planner.source.Condition;
import hgw.planner.source.Constraint;
import hgw.planner.source.RuleFile;
import hgw.planner.source.SourceRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.KieSession;

/**
 * Finds out which conditions of rules were ever put to the test: whether each was false at some
 * time while all before it held. It plans once more, with a probe for each condition, turned round;
 * the probes do nothing. Used by one thread.
 */
public final class ConditionCoverage {
  private static final Pattern HEADER =
      Pattern.compile("(?m)^[ \\t]*(package|import|global)\\b[^\\r\\n]*");

  private final @Nullable CompiledRules compiled;
  private final Map<String, Part> parts = new LinkedHashMap<>();

  /** A part of a condition that can be true or false. */
  public static final class Part {
    private final SourceRule rule;
    private final String text;
    private final int line;
    private final int column;
    private boolean failed;

    private Part(SourceRule rule, String text, int line, int column) {
      this.rule = rule;
      this.text = text;
      this.line = line;
      this.column = column;
    }

    /** The rule that it is a part of. */
    public SourceRule rule() {
      return rule;
    }

    /** It, as it is written. */
    public String text() {
      return text;
    }

    /** Its line in the file, from 1. */
    public int line() {
      return line;
    }

    /** Its column, from 1. */
    public int column() {
      return column;
    }

    /** Whether it was false at some time while all before it held. */
    public boolean hasFailed() {
      return failed;
    }
  }

  private ConditionCoverage(Pack pack, List<SourceRule> rules) {
    Map<RuleFile, List<String>> texts = new LinkedHashMap<>();
    for (SourceRule rule : rules) {
      texts.computeIfAbsent(rule.file(), file -> new ArrayList<>()).addAll(probes(rule));
    }
    List<RuleFile> files = new ArrayList<>();
    texts.forEach((file, probes) -> files.add(file(file, probes)));
    CompiledRules.Attempt attempt =
        CompiledRules.of(ParsedPack.of(pack.with(files)), KeptRules.NOWHERE);
    compiled = attempt.rules();
  }

  /**
   * Begin, with nothing tested yet.
   *
   * @param rules those of the planner's that are to be looked at
   */
  public static ConditionCoverage of(Planner planner, List<SourceRule> rules) {
    return new ConditionCoverage(planner.pack().pack(), rules);
  }

  /** Every part that was looked at; none if the rules are such that they cannot be turned round. */
  public List<Part> parts() {
    return compiled == null ? List.of() : List.copyOf(parts.values());
  }

  /** Plan a network, and see what fails. */
  public void add(Network network, Choices choices) {
    if (compiled == null) {
      return;
    }
    SessionFacts facts = SessionFacts.of(network, choices);
    KieSession session = compiled.base().newKieSession();
    try {
      Phase.focus(session);
      facts.all().forEach(session::insert);
      Upkeep.of(session, facts.pool());
      session.fireAllRules(
          match -> {
            Part part = parts.get(match.getRule().getName());
            if (part != null) {
              part.failed = true;
            }
            return part == null;
          });
    } finally {
      session.dispose();
    }
  }

  /**
   * The probes of a rule: each is the rule up to one part of a condition, which is turned round.
   */
  private List<String> probes(SourceRule rule) {
    List<String> probes = new ArrayList<>();
    List<String> before = new ArrayList<>();
    for (Condition condition : rule.conditions()) {
      switch (condition.kind()) {
        case NOT -> probes.add(probe(rule, before, condition, turned(condition, "not", "exists")));
        case EXISTS ->
            probes.add(probe(rule, before, condition, turned(condition, "exists", "not")));
        case PATTERN -> constraints(rule, before, condition, probes);
        default -> {} // several conditions at once, or a sum of many facts
      }
      before.add(condition.text());
    }
    return probes;
  }

  private static String turned(Condition condition, String word, String other) {
    return condition.text().replaceFirst("^\\s*" + word + "\\b", other);
  }

  private String probe(SourceRule rule, List<String> before, Condition condition, String turned) {
    String text = condition.text().strip().replaceAll("\\s+", " ");
    return probe(new Part(rule, text, condition.line(), condition.column()), before, turned);
  }

  private void constraints(
      SourceRule rule, List<String> before, Condition condition, List<String> probes) {
    List<String> held = new ArrayList<>();
    for (Constraint constraint : condition.constraints()) {
      String expression = expression(constraint);
      if (!expression.isEmpty()) {
        List<String> all = new ArrayList<>(held);
        all.add("!( " + expression + " )");
        String pattern = condition.fact() + "( " + String.join(", ", all) + " )";
        Part part = new Part(rule, expression, constraint.line(), constraint.column());
        probes.add(probe(part, before, pattern));
      }
      held.add(constraint.text());
    }
  }

  /** What of a constraint can be true or false; empty if it only binds. */
  private static String expression(Constraint constraint) {
    String text = constraint.text().strip();
    List<Comparison.Binding> bindings = Comparison.bindings(constraint);
    if (bindings.isEmpty()) {
      return text;
    }
    if (bindings.size() > 1 || Comparison.of(constraint).isEmpty()) {
      return "";
    }
    return text.replaceFirst("^\\" + bindings.get(0).variable() + "\\s*:=?\\s*", "");
  }

  private String probe(Part part, List<String> before, String last) {
    String name = "coverage " + parts.size();
    parts.put(name, part);
    String group = part.rule().group();
    return "rule \""
        + name
        + "\"\n"
        + (group == null ? "" : "  agenda-group \"" + group + "\"\n")
        + "  salience "
        + Integer.MAX_VALUE
        + "\nwhen\n"
        + before.stream().map(it -> it + "\n").collect(Collectors.joining())
        + last
        + "\nthen\nend\n";
  }

  private static RuleFile file(RuleFile file, List<String> probes) {
    String header =
        HEADER
            .matcher(file.text())
            .results()
            .map(it -> it.group().strip())
            .collect(Collectors.joining("\n"));
    return new RuleFile(
        "coverage of " + file.name(),
        file.origin(),
        file.location(),
        header + "\n" + String.join("\n", probes),
        true,
        RuleFile.Encoding.UTF_8);
  }
}
