package hgw.planner;

import hgw.planner.source.ParsedFile;
import hgw.planner.source.Problem;
import hgw.planner.source.RuleFile;
import hgw.planner.source.SourceRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The rules of a pack, read but not compiled: what each file says, and which rules of the player's
 * replace which that hgw brought along, having the same name. To be compiled once.
 */
public final class ParsedPack {
  private final Pack pack;
  private final List<ParsedFile> files;
  private final List<Replacement> replacements;
  private final List<Problem> problems;

  /** A rule of the player's that stands for one of the same name that hgw brought along. */
  public record Replacement(SourceRule rule, SourceRule replaced) {
    /** In a line of the plan's header: {@code mine.drl:4 replaces eligibility.drl:34}. */
    public String text() {
      return rule.file().name()
          + ":"
          + rule.line()
          + " replaces "
          + replaced.file().name()
          + ":"
          + replaced.line();
    }
  }

  private ParsedPack(
      Pack pack, List<ParsedFile> files, List<Replacement> replacements, List<Problem> problems) {
    this.pack = pack;
    this.files = List.copyOf(files);
    this.replacements = List.copyOf(replacements);
    this.problems = List.copyOf(problems);
  }

  /** Parse the files of a pack. */
  public static ParsedPack of(Pack pack) {
    List<ParsedFile> files = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    pack.files().forEach(file -> files.add(ParsedFile.of(file)));
    files.forEach(file -> problems.addAll(file.problems()));
    Map<String, SourceRule> own = new LinkedHashMap<>();
    for (SourceRule rule : rules(files).filter(rule -> !rule.file().shipped()).toList()) {
      SourceRule other = own.putIfAbsent(rule.name(), rule);
      if (other != null) {
        problems.add(duplicate(rule, other));
      }
    }
    List<Replacement> replacements = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      for (SourceRule rule : files.get(i).rules()) {
        SourceRule by = own.get(rule.name());
        if (rule.file().shipped() && by != null) {
          files.set(i, files.get(i).without(rule));
          replacements.add(new Replacement(by, rule));
        }
      }
    }
    return new ParsedPack(pack, files, replacements, problems);
  }

  private static Problem duplicate(SourceRule rule, SourceRule other) {
    return new Problem(
        Problem.Kind.DUPLICATE,
        rule.file(),
        rule.line(),
        rule.column(),
        "rule \""
            + rule.name()
            + "\" has the name of another rule, at "
            + other.place()
            + ". Give one of them another name.");
  }

  /** The files as they were read. */
  public Pack pack() {
    return pack;
  }

  /** What each file says, without the rules that others replace. */
  public List<ParsedFile> files() {
    return files;
  }

  /** Which rules replace which. */
  public List<Replacement> replacements() {
    return replacements;
  }

  /** What keeps the rules from being compiled. */
  List<Problem> problems() {
    return problems;
  }

  /** The rules that are in force. */
  public Stream<SourceRule> rules() {
    return rules(files);
  }

  /** The rules that are in force and the player's own. */
  public Stream<SourceRule> ownRules() {
    return rules().filter(rule -> !rule.file().shipped());
  }

  private static Stream<SourceRule> rules(List<ParsedFile> files) {
    return files.stream().flatMap(file -> file.rules().stream());
  }

  /** The files by name. */
  Map<String, RuleFile> byName() {
    Map<String, RuleFile> byName = new LinkedHashMap<>();
    pack.files().forEach(file -> byName.put(file.name(), file));
    return byName;
  }
}
