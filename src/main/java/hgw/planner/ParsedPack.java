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
import org.jspecify.annotations.Nullable;

/**
 * The rules of a pack, read but not compiled: what each file says, and which rules of the player's
 * replace which that hgw brought along, having the same name. To be compiled once. A pack without
 * files of the player's is parsed when somebody asks: where it is kept compiled, nobody does.
 */
public final class ParsedPack {
  private final Pack pack;
  private @Nullable Contents contents;

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

  /** What the files say. */
  private record Contents(
      List<ParsedFile> files, List<Replacement> replacements, List<Problem> problems) {}

  private ParsedPack(Pack pack) {
    this.pack = pack;
  }

  /** Parse the files of a pack. */
  public static ParsedPack of(Pack pack) {
    return new ParsedPack(pack);
  }

  private synchronized Contents contents() {
    Contents known = contents;
    if (known == null) {
      known = parse(pack);
      contents = known;
    }
    return known;
  }

  private static Contents parse(Pack pack) {
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
    return new Contents(List.copyOf(files), List.copyOf(replacements), List.copyOf(problems));
  }

  private static Problem duplicate(SourceRule rule, SourceRule other) {
    return new Problem(
        Problem.Kind.DUPLICATE,
        rule.file(),
        rule.line(),
        rule.column(),
        "rule \"" + rule.name() + "\" has the name of another rule, at " + other.place(),
        "Give one of them another name: only a rule that hgw brings along is replaced by its"
            + " namesake.");
  }

  /** The files as they were read. */
  public Pack pack() {
    return pack;
  }

  /** What each file says, without the rules that others replace. */
  public List<ParsedFile> files() {
    return contents().files();
  }

  /** Which rules replace which. */
  public List<Replacement> replacements() {
    boolean none = pack.isShipped() || pack.files().stream().noneMatch(RuleFile::shipped);
    return none ? List.of() : contents().replacements();
  }

  /** What keeps the rules from being compiled. */
  List<Problem> problems() {
    return contents().problems();
  }

  /** The rules that are in force. */
  public Stream<SourceRule> rules() {
    return rules(files());
  }

  /** The rules that are in force and the player's own. */
  public Stream<SourceRule> ownRules() {
    return pack.isShipped() ? Stream.empty() : rules().filter(rule -> !rule.file().shipped());
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
