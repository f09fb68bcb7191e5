package hgw.planner.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import hgw.facts.Reason;
import org.junit.jupiter.api.Test;

class FactTypesTest {
  @Test
  void every_class_that_rules_may_speak_of_is_known() {
    assertThat(FactTypes.all())
        .extracting(Class::getName)
        .containsExactlyInAnyOrderElementsOf(
            new ClassFileImporter()
                .importPackages("hgw.facts").stream()
                    .filter(it -> it.getModifiers().contains(JavaModifier.PUBLIC))
                    .filter(it -> it.isTopLevelClass() && !it.isInterface())
                    .map(JavaClass::getName)
                    .filter(name -> !name.equals(Reason.class.getName())) // of no rule's concern
                    .toList());
  }
}
