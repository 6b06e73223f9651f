package io.airworthy.evaluation;

import io.airworthy.ComplementarySuppression;
import io.airworthy.Floored;
import io.airworthy.KFloor;
import io.airworthy.stats.WilsonInterval;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Evaluates the rows that share a value, for every value of every dimension.
///
/// The slices of a dimension add up to all rows, which are shown, too. So beside a slice about too
/// few users another is withheld, as [ComplementarySuppression] says: its counts, and its other
/// figures too, for one that is undefined tells that a class has no rows.
final class Slicer {
  /// What a slice of rows without a value is called.
  static final String MISSING = "(missing)";

  private final EvaluatorOptions options;

  Slicer(EvaluatorOptions options) {
    this.options = options;
  }

  /// Slices by dimension, sorted; within one largest first, equal sizes by value, and last those
  /// that are not shown, by value.
  Map<String, Map<String, Slice>> slices(ScoredRows rows) {
    Map<String, Map<String, Slice>> slices = new LinkedHashMap<>();
    rows.dimensions().forEach((name, values) -> slices.put(name, sliceBy(values, rows)));
    return slices;
  }

  /// The rows of one value.
  private record Part(String value, int[] rows) {}

  private Map<String, Slice> sliceBy(String[] values, ScoredRows rows) {
    List<Part> parts = parts(values);
    long[] users =
        parts.stream().mapToLong(part -> rows.people(IntStream.of(part.rows()))).toArray();
    BitSet tooFew = new BitSet();
    IntStream.range(0, users.length)
        .filter(i -> options.floor().hides(users[i]))
        .forEach(tooFew::set);
    BitSet hidden =
        ComplementarySuppression.of(
            tooFew, users, options.floor(), some -> rows.people(rowsOf(parts, some)));
    Map<String, Slice> slices = new LinkedHashMap<>();
    Map<String, Slice> last = new TreeMap<>();
    for (int i = 0; i < parts.size(); i++) {
      String value = parts.get(i).value();
      if (tooFew.get(i)) {
        last.put(value, Slice.suppressed(options.floor()));
      } else if (hidden.get(i)) {
        last.put(value, Slice.withheld());
      } else {
        slices.put(value, slice(rows.select(parts.get(i).rows())));
      }
    }
    slices.putAll(last);
    return slices;
  }

  private static IntStream rowsOf(List<Part> parts, BitSet some) {
    return some.stream().flatMap(i -> IntStream.of(parts.get(i).rows()));
  }

  private static List<Part> parts(String[] values) {
    Map<String, RowList> members = new HashMap<>();
    for (int row = 0; row < values.length; row++) {
      String value = values[row].isEmpty() ? MISSING : values[row];
      members.computeIfAbsent(value, _ -> new RowList()).add(row);
    }
    return members.entrySet().stream()
        .map(member -> new Part(member.getKey(), member.getValue().toArray()))
        .sorted(
            Comparator.comparingInt((Part part) -> -part.rows().length).thenComparing(Part::value))
        .toList();
  }

  private Slice slice(ScoredRows rows) {
    int n = rows.size();
    int positives = rows.positives();
    Floored<Slice.Counts> counts = KFloor.NONE.show(0, new Slice.Counts(n, positives));
    if (n < options.minimumSliceRows()) {
      return Slice.insufficient(counts, options.minimumSliceRows());
    }
    return new Slice(
        counts,
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
