package hgw;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** Holds the house: data flows from top to bottom, and only the command line knows the terminal. */
@AnalyzeClasses(packages = "hgw", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final List<String> HOUSE =
      List.of(
          "cli",
          "dashboard",
          "workbench",
          "history",
          "trial",
          "orchestrator",
          "game",
          "planner",
          "facts",
          "economy",
          "network",
          "hub");

  @ArchTest
  static void no_package_imports_one_above_it(JavaClasses classes) {
    for (int floor = 1; floor < HOUSE.size(); floor++) {
      String[] above =
          HOUSE.subList(0, floor).stream().map(ArchitectureTest::packages).toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(packages(HOUSE.get(floor)))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(above)
          .check(classes);
    }
  }

  @ArchTest
  static final ArchRule the_network_and_the_hub_stand_side_by_side =
      noClasses()
          .that()
          .resideInAPackage(packages("network"))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(packages("hub"));

  @ArchTest
  static final ArchRule the_workbench_and_the_history_stand_side_by_side =
      noClasses()
          .that()
          .resideInAPackage(packages("workbench"))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(packages("history"));

  @ArchTest
  static final ArchRule what_all_share_imports_none_of_them =
      noClasses()
          .that()
          .resideInAPackage("hgw")
          .should()
          .dependOnClassesThat(resideInAPackage("hgw..").and(not(resideInAPackage("hgw"))));

  @ArchTest
  static final ArchRule packages_do_not_depend_on_one_another_in_a_circle =
      slices().matching("hgw.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule only_the_command_line_ends_the_program =
      noClasses()
          .that()
          .resideOutsideOfPackage("hgw.cli..")
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class);

  @ArchTest
  static final ArchRule only_the_command_line_prints =
      noClasses()
          .that()
          .resideOutsideOfPackage("hgw.cli..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  private static String packages(String floor) {
    return "hgw." + floor + "..";
  }
}
