package io.airworthy.features;

import java.util.Arrays;
import java.util.List;

/// A dense table of features, one row for each example; a missing value is `Float.NaN`.
public final class FeatureMatrix {
  private final List<String> names;
  private final float[] values;
  private final int rows;

  /// @param names the columns, `view.feature`, without repetition
  /// @param values row after row, `rows * names.size()` of them; the array is not copied
  /// @throws IllegalArgumentException when the number of values is not a multiple of the columns
  public FeatureMatrix(List<String> names, float[] values) {
    if (names.isEmpty() || values.length % names.size() != 0) {
      throw new IllegalArgumentException(
          values.length + " values do not fill rows of " + names.size() + " columns");
    }
    this.names = List.copyOf(names);
    this.values = values;
    this.rows = values.length / names.size();
  }

  /// The columns, in order.
  public List<String> names() {
    return names;
  }

  /// Number of rows.
  public int rows() {
    return rows;
  }

  /// Number of columns.
  public int columns() {
    return names.size();
  }

  /// One value, `NaN` when missing.
  public float value(int row, int column) {
    return values[row * names.size() + column];
  }

  /// A copy of one column.
  public float[] column(int column) {
    float[] copy = new float[rows];
    for (int row = 0; row < rows; row++) {
      copy[row] = value(row, column);
    }
    return copy;
  }

  /// A copy of the rows in the given order.
  public FeatureMatrix select(int[] chosen) {
    int width = names.size();
    float[] copy = new float[chosen.length * width];
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(values, chosen[i] * width, copy, i * width, width);
    }
    return new FeatureMatrix(names, copy);
  }

  /// The named columns, in that order.
  ///
  /// @throws IllegalArgumentException when a name is not among the columns
  public FeatureMatrix project(List<String> chosen) {
    int[] from = chosen.stream().mapToInt(this::indexOf).toArray();
    float[] copy = new float[rows * from.length];
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < from.length; i++) {
        copy[row * from.length + i] = value(row, from[i]);
      }
    }
    return new FeatureMatrix(chosen, copy);
  }

  private int indexOf(String name) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("there is no feature " + name);
    }
    return index;
  }

  /// A copy of all values, row after row.
  public float[] toArray() {
    return Arrays.copyOf(values, values.length);
  }
}
