package hgw.planner.source;

import java.io.StringReader;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.jspecify.annotations.Nullable;
import org.kie.api.io.Resource;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.conf.LanguageLevelOption;
import org.kie.internal.io.ResourceFactory;

/**
 * A rule file, parsed.
 *
 * @param parsed what the compiler takes; null if the file has syntax errors
 * @param rules its rules, in order; those before the first syntax error if there is one
 * @param problems its syntax errors
 * @param declares whether the file declares anything but rules: functions, types, globals
 */
public record ParsedFile(
    RuleFile file,
    @Nullable PackageDescr parsed,
    List<SourceRule> rules,
    List<Problem> problems,
    boolean declares) {

  /** Parse a file. */
  public static ParsedFile of(RuleFile file) {
    Resource resource = ResourceFactory.newReaderResource(new StringReader(file.text()));
    resource.setSourcePath(file.name());
    resource.setResourceType(ResourceType.DRL);
    DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
    PackageDescr parsed = null;
    String thrown = null;
    try {
      parsed = parser.parse(resource, file.text());
    } catch (DroolsParserException | RuntimeException e) {
      thrown = String.valueOf(e.getMessage());
    }
    List<Problem> problems =
        thrown == null && parser.getErrors().isEmpty()
            ? List.of()
            : SyntaxError.of(file, parser.getErrors(), thrown);
    List<SourceRule> rules = parsed == null ? List.of() : SourceReader.rules(file, parsed);
    boolean declares =
        parsed != null
            && !(parsed.getFunctions().isEmpty()
                && parsed.getTypeDeclarations().isEmpty()
                && parsed.getEnumDeclarations().isEmpty()
                && parsed.getGlobals().isEmpty());
    boolean sound = problems.isEmpty() && parsed != null;
    return new ParsedFile(
        file, sound ? parsed : null, rules, problems, declares || !problems.isEmpty());
  }

  /** The names of the functions and globals that it gives to every rule. */
  public Set<String> shared() {
    Set<String> names = new TreeSet<>();
    if (parsed != null) {
      parsed.getFunctions().forEach(it -> names.add(it.getName()));
      parsed.getGlobals().forEach(it -> names.add(it.getIdentifier()));
    }
    return names;
  }

  /** Return this file without a rule, which another replaces. */
  public ParsedFile without(SourceRule rule) {
    if (parsed != null) {
      parsed.getRules().removeIf((RuleDescr it) -> it.getName().equals(rule.name()));
    }
    return new ParsedFile(
        file, parsed, rules.stream().filter(it -> it != rule).toList(), problems, declares);
  }
}
