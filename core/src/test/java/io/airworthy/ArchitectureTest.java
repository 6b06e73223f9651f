package io.airworthy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// The walls between the rooms.
class ArchitectureTest {
  /// The rooms, in the order of the data flow; a room may use only those before it.
  private static final List<String> ROOMS =
      List.of(
          "telemetry", "lake", "measures", "features", "training", "evaluation", "release", "loop");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.airworthy");

  @Test
  void classCount_isAboveFloor() {
    assertThat(CLASSES.size()).as("the importer must see the classes").isGreaterThan(30);
  }

  @Test
  void rooms_useOnlyEarlierRooms() {
    for (int i = 0; i < ROOMS.size(); i++) {
      for (String later : ROOMS.subList(i + 1, ROOMS.size())) {
        noClasses()
            .that()
            .resideInAPackage("io.airworthy." + ROOMS.get(i) + "..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.airworthy." + later + "..")
            .because("data flows from " + ROOMS.get(i) + " to " + later + ", never back")
            .allowEmptyShould(true)
            .check(CLASSES);
      }
    }
  }

  @Test
  void vocabulary_usesNoRoom() {
    noClasses()
        .that()
        .resideInAPackage("io.airworthy")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOMS.stream().map(room -> "io.airworthy." + room + "..").toArray(String[]::new))
        .because("the vocabulary is what every room speaks")
        .check(CLASSES);
  }

  @Test
  void packages_haveNoCycles() {
    slices().matching("io.airworthy.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void packages_areNullMarked() {
    classes()
        .that()
        .resideInAPackage("io.airworthy..")
        .and()
        .resideOutsideOfPackages("..pages..")
        .and()
        .areTopLevelClasses()
        .and()
        .doNotHaveSimpleName("package-info")
        .should()
        .beAnnotatedWith(NullMarked.class)
        .orShould(
            new com.tngtech.archunit.lang.ArchCondition<>("live in a @NullMarked package") {
              @Override
              public void check(
                  com.tngtech.archunit.core.domain.JavaClass type,
                  com.tngtech.archunit.lang.ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(
                    new com.tngtech.archunit.lang.SimpleConditionEvent(
                        type, marked, type.getName() + " is not in a @NullMarked package"));
              }
            })
        .check(CLASSES);
  }

  @Test
  void core_neverReadsTheClock() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .because("clocks are parameters")
        .check(CLASSES);
  }

  @Test
  void core_neverPrints() {
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .because("only the command line prints")
        .check(CLASSES);
  }
}
