package hgw.workbench.scenario;

import hgw.ClassPath;
import hgw.Failures;
import hgw.Similar;
import hgw.UserError;
import hgw.network.Network;
import hgw.network.files.Samples;
import hgw.network.files.SaveFile;
import hgw.network.files.Snapshot;
import hgw.planner.Pack;
import hgw.planner.Planner;
import hgw.planner.source.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file of scenarios, beside the rules that they test: one YAML document each.
 *
 * @param location the file, as messages name it
 * @param text what it says
 * @param directory where it stands; of a shipped pack its directory in the jar
 * @param shipped whether hgw brought it along
 */
public record ScenarioFile(String location, String text, Path directory, boolean shipped) {
  /** What names a file of scenarios. */
  public static final String EXTENSION = ".test.yaml";

  /** Names that are meant to end so. */
  private static final Pattern NEARLY = Pattern.compile("(?i)(.+)\\.tests?\\.ya?ml");

  private static final String SHIPPED = "/rules";

  /**
   * Find the files of a pack.
   *
   * @param pack a directory, or the name of a shipped pack
   * @throws UserError if it cannot be read
   */
  public static List<ScenarioFile> of(String pack) {
    Path directory = Failures.path("rules test " + pack, pack);
    if (!Files.isDirectory(directory)) {
      return shipped(pack);
    }
    List<ScenarioFile> files = new ArrayList<>();
    try (Stream<Path> entries = Files.list(directory)) {
      for (Path path : entries.sorted().toList()) {
        String name = path.getFileName().toString();
        if (name.endsWith(EXTENSION) && Files.isRegularFile(path)) {
          files.add(
              new ScenarioFile(path.toString(), TextFile.read(path).text(), directory, false));
        } else if (NEARLY.matcher(name).matches()) {
          throw new UserError(
              path
                  + " is not read, its name does not end in "
                  + EXTENSION
                  + ". Maybe "
                  + NEARLY.matcher(name).replaceFirst("$1" + EXTENSION)
                  + "?");
        }
      }
    } catch (IOException e) {
      throw new UserError("rules test " + pack + " cannot be read: " + e.getMessage() + ".", e);
    }
    return files;
  }

  private static List<ScenarioFile> shipped(String pack) {
    if (!pack.equals(Pack.DEFAULT)) {
      Pack.load("rules test", List.of(pack)); // it says what is wrong with the name
    }
    String directory = pack.equals(Pack.DEFAULT) ? SHIPPED : SHIPPED + "/" + pack;
    return ClassPath.list(directory).stream()
        .filter(name -> name.endsWith(EXTENSION))
        .map(
            name ->
                new ScenarioFile(
                    pack + "/" + name,
                    ClassPath.text(directory + "/" + name),
                    Path.of(directory),
                    true))
        .toList();
  }

  /** Whether it stands in a directory, as a player names that. */
  public boolean isIn(String name) {
    return !shipped && directory.equals(Path.of(name));
  }

  /**
   * Read the scenarios.
   *
   * @param rules finds the rules in force where some packs lie under the one that is tested
   * @throws UserError that names file, line and path
   */
  List<Scenario> scenarios(Function<List<String>, Planner> rules) {
    List<Scenario> scenarios = new ArrayList<>();
    for (Part document : Part.documents(location, text)) {
      scenarios.add(scenario(document, rules));
    }
    if (scenarios.isEmpty()) {
      throw new UserError(location + " holds no scenario.");
    }
    return scenarios;
  }

  private Scenario scenario(Part document, Function<List<String>, Planner> rules) {
    Map<String, Part> members = document.members(Shape.SCENARIO);
    Part given = document.required(members, "given");
    Part expect = document.required(members, "expect");
    Part name = members.get("name");
    Given start = new GivenReader(this::network, this::pack).read(given);
    requireScore(given, start, rules);
    ExpectReader reader =
        new ExpectReader(
            Names.ofHosts(start.network()),
            () -> Names.ofRules(rules.apply(start.over())),
            this::pack);
    List<Expectation> expectations = reader.read(expect);
    return new Scenario(
        location,
        document.line(),
        name == null ? "line " + document.line() : name.text(),
        start,
        expectations);
  }

  private static void requireScore(Part given, Given start, Function<List<String>, Planner> rules) {
    Part settings = given.members(Shape.GIVEN).get("settings");
    Part score = settings == null ? null : settings.members(Shape.SETTINGS).get("score");
    if (score != null) {
      Planner.requireScore(score.located(), score.text(), rules.apply(start.over()).scores());
    }
  }

  /** Find a pack that a scenario names: a shipped one, or a directory beside its own. */
  private String pack(Part part) {
    String name = part.text();
    List<String> shippedPacks = new ArrayList<>(Pack.shippedPacks());
    shippedPacks.add(0, Pack.DEFAULT);
    if (shippedPacks.contains(name)) {
      return name;
    }
    Path path = directory.resolve(Failures.path(part.located(), name)).normalize();
    if (!Files.isDirectory(path)) {
      throw part.error(
          "is \""
              + name
              + "\", neither a directory ("
              + path
              + ") nor a shipped pack: "
              + String.join(", ", shippedPacks)
              + "."
              + Similar.maybe(name, shippedPacks));
    }
    return path.toString();
  }

  private Network network(Part part) {
    String name = part.text();
    if (Samples.NAMES.contains(name)) {
      return Samples.network(name);
    }
    Path path = directory.resolve(Failures.path(part.located(), name)).normalize();
    if (shipped) {
      String resource = path.toString().replace('\\', '/');
      return Snapshot.parse(resource.substring(1), ClassPath.bytes(resource));
    }
    if (!Files.isRegularFile(path)) {
      throw part.error(
          "is no file: " + path + ". Maybe a sample: " + String.join(", ", Samples.NAMES) + "?");
    }
    try {
      byte[] bytes = Files.readAllBytes(path);
      return SaveFile.looksLikeSave(bytes)
          ? SaveFile.parse(path.toString(), bytes).network()
          : Snapshot.parse(path.toString(), bytes);
    } catch (IOException e) {
      throw new UserError(part.located() + " cannot be read: " + e.getMessage() + ".", e);
    }
  }
}
