package hgw.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import hgw.UserError;
import hgw.network.Network;
import hgw.network.Servers;
import hgw.planner.Plan.PlannedLoop;
import hgw.planner.Plan.RuleSource;
import hgw.planner.source.RuleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds how packs are found and laid over one another. */
class PackTest {
  @TempDir private Path directory;

  @Test
  void without_overlay_the_pack_is_the_five_built_in_files_in_the_order_of_the_phases() {
    assertThat(Pack.load(List.of()).files())
        .extracting(RuleFile::name, RuleFile::origin, RuleFile::location)
        .containsExactly(
            tuple("eligibility.drl", "built-in", "eligibility.drl"),
            tuple("scoring.drl", "built-in", "scoring.drl"),
            tuple("shortfall.drl", "built-in", "shortfall.drl"),
            tuple("coverage.drl", "built-in", "coverage.drl"),
            tuple("boost.drl", "built-in", "boost.drl"));
  }

  @Test
  void a_file_of_an_overlay_replaces_the_one_of_its_name_and_nothing_else() throws IOException {
    Path mine = write("mine/boost.drl", "// nobody gets more");

    Pack pack = load("mine");

    assertThat(pack.files())
        .extracting(RuleFile::name, RuleFile::origin)
        .containsExactly(
            tuple("eligibility.drl", "built-in"),
            tuple("scoring.drl", "built-in"),
            tuple("shortfall.drl", "built-in"),
            tuple("coverage.drl", "built-in"),
            tuple("boost.drl", mine.getParent().toString()));
    assertThat(pack.files().get(4))
        .extracting(RuleFile::location, RuleFile::text)
        .containsExactly(mine.toString(), "// nobody gets more");
  }

  @Test
  void a_file_of_another_name_is_added() throws IOException {
    write("mine/avoid.drl", "");

    assertThat(load("mine").files())
        .extracting(RuleFile::name)
        .containsExactly(
            "eligibility.drl",
            "scoring.drl",
            "shortfall.drl",
            "coverage.drl",
            "boost.drl",
            "avoid.drl");
  }

  @Test
  void only_drl_files_directly_in_the_directory_count() throws IOException {
    write("mine/avoid.drl", "");
    write("mine/README.md", "");
    write("mine/avoid.drl.bak", "");
    write("mine/old/other.drl", "");
    Files.createDirectory(directory.resolve("mine/folder.drl"));

    assertThat(load("mine").files()).extracting(RuleFile::name).hasSize(6).contains("avoid.drl");
  }

  @Test
  void a_later_overlay_wins() throws IOException {
    write("first/boost.drl", "// first");
    write("first/avoid.drl", "// first");
    write("second/boost.drl", "// second");

    assertThat(load("first", "second").files())
        .extracting(RuleFile::name, RuleFile::text)
        .contains(tuple("boost.drl", "// second"), tuple("avoid.drl", "// first"));
  }

  @Test
  void a_bare_name_finds_a_shipped_pack() {
    Pack pack = Pack.load(List.of("round-robin"));

    assertThat(pack.files())
        .extracting(RuleFile::name, RuleFile::origin)
        .contains(tuple("coverage.drl", "built-in"), tuple("boost.drl", "round-robin"))
        .hasSize(5);
  }

  @Test
  void an_unknown_name_is_answered_with_the_shipped_packs() {
    assertRefused(
        "max-incom",
        "--rules max-incom is neither a directory nor a shipped pack. Shipped packs: ");
    assertThat(Pack.shippedPacks()).contains("round-robin");
  }

  @Test
  void a_directory_without_rules_is_refused() throws IOException {
    write("mine/README.md", "");
    String mine = directory.resolve("mine").toString();

    assertRefused(
        mine, "--rules " + mine + " holds no .drl file. Maybe it is the wrong directory?");
  }

  @Test
  void a_file_is_refused_where_a_directory_belongs() throws IOException {
    String file = write("mine/boost.drl", "").toString();

    assertRefused(file, "--rules " + file + " is a file. Maybe name the directory that holds it?");
  }

  @Test
  void what_cannot_be_a_path_is_refused() {
    assertRefused("\0", "--rules \0 is not a path: ");
  }

  @Test
  void a_plan_names_each_file_and_where_it_came_from() throws IOException {
    Path mine = write("mine/avoid.drl", "package hgw.rules");
    String origin = mine.getParent().toString();
    Network network = Servers.network();

    Plan plan = Planner.of(Pack.load(List.of(origin, "round-robin"))).plan(network, Choices.USUAL);

    assertThat(plan.rules())
        .containsExactly(
            new RuleSource("eligibility.drl", "built-in"),
            new RuleSource("scoring.drl", "built-in"),
            new RuleSource("shortfall.drl", "built-in"),
            new RuleSource("coverage.drl", "built-in"),
            new RuleSource("boost.drl", "round-robin"),
            new RuleSource("avoid.drl", origin));
  }

  @Test
  void editing_a_copied_rule_changes_the_plan() throws IOException {
    Network network =
        Servers.network(
            Servers.server("hacknet-server-0").purchased(true).maxRam(Servers.ram(8)).build(),
            Servers.runner("runner", 4),
            Servers.target("target", 1e6));
    String copy = Files.readString(Path.of("rules/eligibility.drl"));
    assertThat(copy).contains("Runner( hacknet )");
    write("mine/eligibility.drl", copy.replace("Runner( hacknet )", "Runner( hacknet, home )"));

    Plan before = Planner.of(load()).plan(network, Choices.USUAL);
    Plan after = Planner.of(load("mine")).plan(network, Choices.USUAL);

    assertThat(before.loops()).extracting(PlannedLoop::runner).containsExactly("runner");
    assertThat(after.loops()).extracting(PlannedLoop::runner).containsExactly("hacknet-server-0");
  }

  private Path write(String file, String text) throws IOException {
    Path path = directory.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }

  /** Load packs by the names of their directories. */
  private Pack load(String... names) {
    return Pack.load(Stream.of(names).map(name -> directory.resolve(name).toString()).toList());
  }

  private static void assertRefused(String overlay, String complaint) {
    assertThatThrownBy(() -> Pack.load(List.of(overlay)))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("%s", complaint);
  }
}
