package io.airworthy.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The values of one column of a table, in row order. Arrays are not copied.
public sealed interface Column {

  /// Numbers, or times as seconds since the epoch.
  ///
  /// @param values `NaN` where missing
  @SuppressWarnings("ArrayRecordComponent")
  record Numbers(double[] values) implements Column {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public boolean isMissing(int row) {
      return Double.isNaN(values[row]);
    }

    @Override
    public String type() {
      return "number";
    }
  }

  /// Categories.
  ///
  /// @param categories the distinct values
  /// @param codes for each row the place of its value in `categories`, or -1 where missing
  @SuppressWarnings("ArrayRecordComponent")
  record Categories(List<String> categories, int[] codes) implements Column {
    /// Copies the categories.
    public Categories {
      categories = List.copyOf(categories);
    }

    /// A column of texts, each of which may be absent.
    public static Categories of(List<Optional<String>> values) {
      Map<String, Integer> places = new HashMap<>();
      List<String> categories = new ArrayList<>();
      int[] codes = new int[values.size()];
      for (int row = 0; row < codes.length; row++) {
        Optional<String> value = values.get(row);
        codes[row] = value.map(text -> place(text, places, categories)).orElse(-1);
      }
      return new Categories(categories, codes);
    }

    static int place(String text, Map<String, Integer> places, List<String> categories) {
      return places.computeIfAbsent(
          text,
          added -> {
            categories.add(added);
            return categories.size() - 1;
          });
    }

    @Override
    public int size() {
      return codes.length;
    }

    @Override
    public boolean isMissing(int row) {
      return codes[row] < 0;
    }

    @Override
    public String type() {
      return "text";
    }
  }

  /// Number of rows.
  int size();

  /// Whether a row has no value.
  boolean isMissing(int row);

  /// `number` or `text`.
  String type();

  /// How many rows have no value.
  default long missing() {
    long count = 0;
    for (int row = 0; row < size(); row++) {
      count += isMissing(row) ? 1 : 0;
    }
    return count;
  }

  /// The value of each row as text, the empty string where missing; a whole number has no point.
  default String[] texts() {
    String[] texts = new String[size()];
    for (int row = 0; row < texts.length; row++) {
      texts[row] = isMissing(row) ? "" : text(row);
    }
    return texts;
  }

  private String text(int row) {
    return switch (this) {
      case Categories column -> column.categories.get(column.codes[row]);
      case Numbers column -> {
        double value = column.values[row];
        yield value == Math.rint(value) && Math.abs(value) < 1e15
            ? Long.toString((long) value)
            : Double.toString(value);
      }
    };
  }
}
