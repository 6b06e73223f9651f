package io.airworthy.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How two tables differ, column by column.
///
/// @param convention by which rules
/// @param baselineRows rows of the baseline
/// @param currentRows rows of the current table
/// @param columns the common columns of one type, in the baseline's order
/// @param onlyInBaseline columns that vanished
/// @param onlyInCurrent columns that are new
/// @param retyped common columns whose type changed
public record TableComparison(
    DriftConvention convention,
    int baselineRows,
    int currentRows,
    Map<String, ColumnDrift> columns,
    List<String> onlyInBaseline,
    List<String> onlyInCurrent,
    Map<String, Retyping> retyped) {
  /// Copies what can be changed.
  public TableComparison {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    onlyInBaseline = List.copyOf(onlyInBaseline);
    onlyInCurrent = List.copyOf(onlyInCurrent);
    retyped = Collections.unmodifiableMap(new LinkedHashMap<>(retyped));
  }

  /// A change of type.
  public record Retyping(String baseline, String current) {}
}
