package io.airworthy.evaluation;

import io.airworthy.stats.WilsonInterval;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Evaluates the rows that share a value, for every value of every dimension.
final class Slicer {
  /// What a slice of rows without a value is called.
  static final String MISSING = "(missing)";

  private final EvaluatorOptions options;

  Slicer(EvaluatorOptions options) {
    this.options = options;
  }

  /// Slices by dimension, sorted; within one largest first, equal sizes by value.
  Map<String, Map<String, Slice>> slices(ScoredRows rows) {
    Map<String, Map<String, Slice>> slices = new LinkedHashMap<>();
    rows.dimensions().forEach((name, values) -> slices.put(name, sliceBy(values, rows)));
    return slices;
  }

  private Map<String, Slice> sliceBy(String[] values, ScoredRows rows) {
    Map<String, RowList> members = new HashMap<>();
    for (int row = 0; row < values.length; row++) {
      String value = values[row].isEmpty() ? MISSING : values[row];
      members.computeIfAbsent(value, _ -> new RowList()).add(row);
    }
    List<Map.Entry<String, RowList>> ordered =
        members.entrySet().stream()
            .sorted(
                Comparator.comparingInt((Map.Entry<String, RowList> e) -> -e.getValue().size)
                    .thenComparing(Map.Entry.comparingByKey()))
            .toList();
    Map<String, Slice> slices = new LinkedHashMap<>();
    ordered.forEach(e -> slices.put(e.getKey(), slice(rows.select(e.getValue().toArray()))));
    return slices;
  }

  private Slice slice(ScoredRows rows) {
    int n = rows.size();
    int positives = rows.positives();
    if (n < options.minimumSliceRows()) {
      return Slice.insufficient(n, positives, options.minimumSliceRows());
    }
    return new Slice(
        n,
        positives,
        Slice.Status.OK,
        Evaluator.auroc(rows, options.level()),
        Evaluator.averagePrecision(rows),
        Evaluator.ece(rows),
        Figure.of((double) positives / n).within(WilsonInterval.of(positives, n, options.level())),
        Figure.of(Arrays.stream(rows.scores()).sum() / n));
  }

  /// A growing list of row numbers.
  private static final class RowList {
    private int[] rows = new int[8];
    private int size;

    void add(int row) {
      if (size == rows.length) {
        rows = Arrays.copyOf(rows, size * 2);
      }
      rows[size++] = row;
    }

    int[] toArray() {
      return Arrays.copyOf(rows, size);
    }
  }
}
