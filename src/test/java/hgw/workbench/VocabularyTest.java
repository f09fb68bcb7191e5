package hgw.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hgw.UserError;
import hgw.facts.Exclusion;
import hgw.facts.Runner;
import hgw.facts.Settings;
import hgw.workbench.Vocabulary.Call;
import hgw.workbench.Vocabulary.Fact;
import hgw.workbench.Vocabulary.Property;
import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kie.api.definition.type.Modifies;

/** Holds together what the facts' classes offer, what is said of it, and where it is printed. */
class VocabularyTest {
  /** What changes a fact, but is the planner's to call. */
  private static final Set<String> NOT_FOR_RULES = Set.of("Runner.count", "RunnerPool.refresh");

  private static final Vocabulary VOCABULARY = Vocabulary.read();

  static Stream<Fact> facts() {
    return VOCABULARY.facts().stream();
  }

  @Test
  void every_class_that_rules_can_name_is_told() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/java/hgw/facts"))) {
      Set<String> classes =
          files
              .map(file -> file.getFileName().toString().replace(".java", ""))
              .collect(Collectors.toCollection(TreeSet::new));
      classes.removeAll(Set.of("package-info", "Candidate", "Reason", "Bidding")); // for no rule
      assertThat(facts().map(Fact::name)).containsExactlyInAnyOrderElementsOf(classes);
    }
  }

  @ParameterizedTest
  @MethodSource("facts")
  void every_property_of_a_fact_is_told(Fact fact) {
    Set<String> getters =
        methods(fact)
            .filter(method -> method.getParameterCount() == 0)
            .map(Method::getName)
            .filter(name -> name.matches("(get|is)\\p{Lu}.*") && !name.equals("getClass"))
            .map(name -> name.replaceFirst("get|is", ""))
            .map(name -> Character.toLowerCase(name.charAt(0)) + name.substring(1))
            .collect(Collectors.toSet());

    assertThat(fact.properties())
        .extracting(Property::name)
        .containsExactlyInAnyOrderElementsOf(getters);
    assertThat(fact.properties()).extracting(Property::type).doesNotContain("");
  }

  @ParameterizedTest
  @MethodSource("facts")
  void whatever_changes_a_fact_is_told(Fact fact) {
    Set<String> changes =
        methods(fact)
            .filter(
                it ->
                    it.isAnnotationPresent(Modifies.class) || it.getName().matches("set\\p{Lu}.*"))
            .map(Method::getName)
            .filter(name -> !NOT_FOR_RULES.contains(fact.name() + "." + name))
            .collect(Collectors.toSet());

    assertThat(fact.consequences()).extracting(Call::name).containsAll(changes);
  }

  @ParameterizedTest
  @MethodSource("facts")
  void whatever_is_told_can_be_called(Fact fact) {
    for (Call call :
        Stream.concat(fact.conditions().stream(), fact.consequences().stream()).toList()) {
      Stream<? extends Executable> found =
          call.name().equals(fact.name())
              ? Arrays.stream(fact.type().getConstructors())
              : methods(fact).filter(method -> method.getName().equals(call.name()));
      String inside =
          call.call().replaceFirst("^.*?\\((.*)\\)$", "$1").replaceAll("\"[^\"]*\"", "x");
      int arguments = inside.isBlank() ? 0 : inside.split(",").length;
      assertThat(found)
          .as("%s.%s", fact.name(), call.call())
          .anyMatch(it -> it.getParameterCount() == arguments || it.isVarArgs());
    }
  }

  @Test
  void types_are_those_of_the_classes() {
    assertThat(property("Runner", "maxRam"))
        .isEqualTo(new Property("maxRam", "number", "GB", "at least 0", "RAM the server has"));
    assertThat(property("RunnerPool", "emptiest").type()).isEqualTo("Runner or null");
    assertThat(property("Market", "hacks").type()).isEqualTo("list of number");
    assertThat(property("Exclusion", "candidate").type()).isEqualTo("Runner or Target");
    assertThat(property("Target", "rank").type()).isEqualTo("whole number");
    assertThat(property("Runner", "lent").type()).isEqualTo("true or false");
  }

  @Test
  void a_fact_or_a_property_can_be_asked_for() {
    assertThat(VOCABULARY.about(List.of("Runner")).facts())
        .extracting(Fact::type)
        .containsExactly(Runner.class);
    assertThat(VOCABULARY.about(List.of("reason")).facts())
        .singleElement()
        .satisfies(fact -> assertThat(fact.type()).isEqualTo(Exclusion.class))
        .satisfies(
            fact ->
                assertThat(fact.properties()).extracting(Property::name).containsExactly("reason"))
        .satisfies(fact -> assertThat(fact.consequences()).isEmpty());
    assertThat(VOCABULARY.about(List.of("setHorizon")).facts())
        .extracting(Fact::type)
        .containsExactly(Settings.class);
  }

  @Test
  void what_is_unknown_is_refused_with_what_is_near() {
    assertThatThrownBy(() -> VOCABULARY.about(List.of("Runer")))
        .isInstanceOf(UserError.class)
        .hasMessage("rules facts Runer is no fact and no property. Maybe \"Runner\"?");
    assertThatThrownBy(() -> VOCABULARY.about(List.of("zebra")))
        .hasMessageStartingWith(
            "rules facts zebra is no fact and no property. There are: Settings, Runner,");
  }

  @Test
  void the_readme_has_the_tables_of_the_vocabulary() throws IOException {
    String readme = Files.readString(Path.of("rules", "README.md"));
    String before = "    hgw rules facts reservedRam    who has a property of that name\n\n";
    int from = readme.indexOf(before) + before.length();

    String told = readme.substring(from, readme.indexOf("\n## What hgw refuses"));

    assertThat(told).as(made("README-tables.md")).isEqualTo(VocabularyPages.tables(VOCABULARY));
  }

  @Test
  void a_page_has_all_of_the_vocabulary() throws IOException {
    Path page = Path.of("rules", "FACTS.md");

    assertThat(page).as(made("FACTS.md")).hasContent(VocabularyPages.page(VOCABULARY));
  }

  /** Leave what the pages should say where it can be copied from. */
  private static String made(String name) throws IOException {
    Path made = Files.createDirectories(Path.of("target", "vocabulary")).resolve(name);
    String text =
        name.equals("FACTS.md")
            ? VocabularyPages.page(VOCABULARY)
            : VocabularyPages.tables(VOCABULARY);
    Files.writeString(made, text);
    return "as it stands in " + made;
  }

  private static Property property(String fact, String name) {
    return VOCABULARY.about(List.of(fact)).facts().get(0).properties().stream()
        .filter(property -> property.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Method> methods(Fact fact) {
    return Arrays.stream(fact.type().getMethods())
        .filter(method -> method.getDeclaringClass().getPackage().equals(Runner.class.getPackage()))
        .filter(method -> !Modifier.isStatic(method.getModifiers()));
  }
}
