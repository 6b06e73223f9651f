package io.airworthy.features;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The values of a feature matrix while they are read, a few columns at a time.
final class FeatureValues {
  private final List<String> names;
  private final float[] values;
  private int filled;

  /// @param names all columns, in order
  FeatureValues(List<String> names, int rows) {
    this.names = List.copyOf(names);
    this.values = new float[Math.multiplyExact(rows, names.size())];
    Arrays.fill(values, Float.NaN);
  }

  /// Reads the next columns of the matrix from a table or table function.
  ///
  /// @param id SQL for the row of the matrix, from 0
  void read(Database database, String from, String id, int columns) {
    int offset = filled;
    int width = names.size();
    String selected =
        names.subList(offset, offset + columns).stream()
            .map(name -> "coalesce(\"" + name + "\", 'nan'::float)")
            .collect(Collectors.joining(", "));
    SqlText query = new SqlText(from, "select " + id + ", " + selected + " from " + from);
    filled +=
        database.read(
            query,
            rows -> {
              while (rows.next()) {
                int start = Math.toIntExact(rows.getLong(1)) * width + offset;
                for (int column = 0; column < columns; column++) {
                  values[start + column] = rows.getFloat(column + 2);
                }
              }
              return columns;
            });
  }

  /// The matrix, once every column has been read.
  FeatureMatrix toMatrix() {
    if (filled != names.size()) {
      throw new IllegalStateException(filled + " columns read of " + names.size());
    }
    return new FeatureMatrix(names, values);
  }
}
