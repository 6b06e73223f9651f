package io.airworthy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.AirworthyException;
import io.airworthy.training.Reproduction.Difference;
import io.airworthy.training.Reproduction.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproductionTest {
  @TempDir private Path folder;

  @BeforeEach
  void makeFolders() throws Exception {
    Files.createDirectories(folder.resolve("a/inner"));
    Files.createDirectories(folder.resolve("b/inner"));
  }

  @Test
  void comparison_namesEveryDifference() throws Exception {
    Files.writeString(folder.resolve("a/same"), "1");
    Files.writeString(folder.resolve("b/same"), "1");
    Files.writeString(folder.resolve("a/inner/changed"), "1");
    Files.writeString(folder.resolve("b/inner/changed"), "2");
    Files.writeString(folder.resolve("a/gone"), "1");
    Files.writeString(folder.resolve("b/new"), "1");
    Reproduction reproduction = Reproduction.compare(folder.resolve("a"), folder.resolve("b"));

    assertThat(reproduction.identical()).isFalse();
    assertThat(reproduction.compared()).isEqualTo(4);
    assertThat(reproduction.differences())
        .containsExactly(
            new Difference("gone", Kind.MISSING),
            new Difference("inner/changed", Kind.CHANGED),
            new Difference("new", Kind.ADDED));
  }

  @Test
  void emptyFolders_proveNothing() {
    assertThat(Reproduction.compare(folder.resolve("a"), folder.resolve("b")).identical())
        .isFalse();
  }

  @Test
  void comparison_refusesWhatIsNotAFolder() {
    assertThatThrownBy(() -> Reproduction.compare(folder.resolve("c"), folder))
        .isInstanceOf(AirworthyException.class)
        .hasMessageContaining("expected a folder");
  }
}
