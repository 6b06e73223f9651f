package io.airworthy.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The simulator stands outside the loop: it speaks OTLP and knows no room.
class SimulatorWallsTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.airworthy.simulator");

  @Test
  void simulator_usesNoRoom() {
    assertThat(CLASSES.size()).isGreaterThan(30);
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage(
            "io.airworthy.(telemetry|lake|measures|features|training|evaluation|release|loop)..")
        .because("it reaches the loop by telemetry alone")
        .check(CLASSES);
  }

  @Test
  void simulator_readsNoClockAndDrawsNothingUnseeded() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callConstructor(Random.class)
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .accessField(System.class, "out")
        .because("the same seed gives the same bytes")
        .check(CLASSES);
  }
}
