package io.airworthy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableComparerTest {
  private static final double NAN = Double.NaN;

  private static Column numbers(double... values) {
    return new Column.Numbers(values);
  }

  private static Column texts(String... values) {
    return Column.Categories.of(
        Arrays.stream(values).map(v -> Optional.of(v).filter(x -> !x.isEmpty())).toList());
  }

  private static Table table(Object... namesAndColumns) {
    Map<String, Column> columns = new LinkedHashMap<>();
    for (int i = 0; i < namesAndColumns.length; i += 2) {
      columns.put((String) namesAndColumns[i], (Column) namesAndColumns[i + 1]);
    }
    int rows = columns.values().iterator().next().size();
    return new Table("test", rows, columns);
  }

  private static TableComparison compare(DriftConvention convention, Table before, Table after) {
    return new TableComparer(convention).compare(before, after);
  }

  @Test
  void categories_ofTenRows_areThoseWorkedByHand() {
    Table before = table("c", texts("a", "a", "a", "a", "a", "b", "b", "b", "c", "c"));
    Table after = table("c", texts("a", "a", "a", "a", "b", "b", "b", "b", "c", "c"));
    for (DriftConvention convention : DriftConvention.values()) {
      ColumnDrift drift = compare(convention, before, after).columns().get("c");
      assertThat(drift.psi().value().orElseThrow())
          .isEqualTo(0.1 * Math.log(5 / 4.0) + 0.1 * Math.log(4 / 3.0), within(1e-12));
      assertThat(drift.js().value().orElseThrow()).isEqualTo(.079794726229, within(1e-11));
      assertThat(drift.ks().reason()).contains("not a number");
      assertThat(drift.psiNull().value().orElseThrow()).isEqualTo(2 * 0.2, within(1e-12));
      assertThat(drift.bins()).isEqualTo(3);
    }
  }

  @Test
  void conventions_differInWhatMissingMeans() {
    Table before = table("x", texts("a", "a", "b", "b"));
    Table after = table("x", texts("a", "b", "", ""));
    assertThat(compare(DriftConvention.EVIDENTLY, before, after).columns().get("x").psi().value())
        .hasValue(0);
    ColumnDrift own = compare(DriftConvention.QUANTILE, before, after).columns().get("x");
    assertThat(own.psi().value().orElseThrow()).isGreaterThan(1);
    assertThat(own.missingBaseline().value()).hasValue(0);
    assertThat(own.missingCurrent().value()).hasValue(0.5);
  }

  @Test
  void sameColumn_doesNotDrift() {
    Table table = table("x", numbers(1, 2, 3, 4, NAN), "c", texts("a", "b", "", "a", "b"));
    for (DriftConvention convention : DriftConvention.values()) {
      compare(convention, table, table)
          .columns()
          .values()
          .forEach(
              drift -> {
                assertThat(drift.psi().value()).hasValue(0);
                assertThat(drift.js().value()).hasValue(0);
              });
    }
  }

  @Test
  void columns_thatCameWentOrChangedType_areNamed() {
    TableComparison comparison =
        compare(
            DriftConvention.QUANTILE,
            table("kept", numbers(1), "gone", numbers(1), "retyped", numbers(1)),
            table("kept", numbers(2), "new", numbers(1), "retyped", texts("one")));
    assertThat(comparison.columns()).containsOnlyKeys("kept");
    assertThat(comparison.onlyInBaseline()).containsExactly("gone");
    assertThat(comparison.onlyInCurrent()).containsExactly("new");
    assertThat(comparison.retyped())
        .containsExactly(Map.entry("retyped", new TableComparison.Retyping("number", "text")));
  }

  @Test
  void columnNulledOutUpstream_isNotRetyped() {
    TableComparison comparison =
        compare(
            DriftConvention.QUANTILE, table("x", numbers(1, 2, 3)), table("x", texts("", "", "")));
    ColumnDrift drift = comparison.columns().get("x");
    assertThat(comparison.retyped()).isEmpty();
    assertThat(drift.missingCurrent().value()).hasValue(1);
    assertThat(drift.psi().value().orElseThrow()).isGreaterThan(1);
    assertThat(drift.ks().reason()).contains("a side has no values");
  }

  @Test
  void emptyTables_leaveFiguresUndefined() {
    Table empty = table("x", numbers(), "c", texts());
    for (DriftConvention convention : DriftConvention.values()) {
      TableComparison comparison = compare(convention, empty, empty);
      assertThat(comparison.columns().get("x").psi().reason()).contains("a side has no values");
      assertThat(comparison.columns().get("c").missingBaseline().reason()).contains("no rows");
      assertThat(ComparisonDocument.of(comparison)).containsEntry("rows", List.of(0, 0));
    }
  }
}
