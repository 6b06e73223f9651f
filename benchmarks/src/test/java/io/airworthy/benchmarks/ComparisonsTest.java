package io.airworthy.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every comparison that needs no process of ours runs at a tiny size; [Contest] fails it when
/// ours and the peer's answers differ. Peers that are not installed are skipped by the comparison
/// itself.
class ComparisonsTest {
  static Stream<String> inProcess() {
    return Comparisons.ALL.stream()
        .filter(comparison -> comparison.kind() == Comparison.Kind.IN_PROCESS)
        .map(Comparison::name);
  }

  @ParameterizedTest
  @MethodSource("inProcess")
  void comparison_measuresItsRows(String name, @TempDir Path folder) throws Exception {
    List<Row> rows = named(name).run(setting(folder));

    assertThat(rows).isNotEmpty();
    assertThat(rows)
        .allSatisfy(row -> assertThat(row).isNotInstanceOf(Row.Failed.class))
        .filteredOn(Row.Measured.class::isInstance)
        .map(Row.Measured.class::cast)
        .allSatisfy(row -> assertThat(row.ours().min()).isPositive());
  }

  @Test
  void names_areKebabCaseAndUnique() {
    assertThat(Comparisons.ALL)
        .map(Comparison::name)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.equals(name.toLowerCase(Locale.ROOT)) && !name.contains("_"));
  }

  private static Comparison named(String name) {
    return Comparisons.ALL.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  private static Setting setting(Path folder) {
    Path project = Path.of("..").toAbsolutePath().normalize();
    return new Setting(Scale.SMOKE, project, folder, Progress.SILENT);
  }
}
