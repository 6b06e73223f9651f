package io.airworthy.features;

import io.airworthy.lake.Database;
import io.airworthy.lake.SqlText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The values of a feature matrix while they are read, a few columns at a time.
final class FeatureValues {
  private final List<String> names;
  private final int rows;
  private final float[] values;
  private int filled;

  /// @param names all columns, in order
  FeatureValues(List<String> names, int rows) {
    this.names = List.copyOf(names);
    this.rows = rows;
    this.values = new float[Math.multiplyExact(rows, names.size())];
    Arrays.fill(values, Float.NaN);
  }

  /// Reads the next columns of matrices with the same columns from one table or table function.
  ///
  /// @param id SQL for the row, which counts from 0 through the rows of all matrices
  static void read(
      Database database, String from, String id, List<FeatureValues> matrices, int columns) {
    FeatureValues first = matrices.getFirst();
    String selected =
        first.names.subList(first.filled, first.filled + columns).stream()
            .map(name -> "coalesce(\"" + name + "\", 'nan'::float)")
            .collect(Collectors.joining(", "));
    SqlText query = SqlText.ready(from, "select " + id + ", " + selected + " from " + from);
    long[] starts = starts(matrices);
    database.read(
        query,
        rows -> {
          while (rows.next()) {
            long row = rows.getLong(1);
            int matrix = matrices.size() - 1;
            while (row < starts[matrix]) {
              matrix--;
            }
            matrices.get(matrix).fill(Math.toIntExact(row - starts[matrix]), rows, columns);
          }
          return columns;
        });
    matrices.forEach(matrix -> matrix.filled += columns);
  }

  /// The number of each matrix's first row.
  private static long[] starts(List<FeatureValues> matrices) {
    long[] starts = new long[matrices.size()];
    for (int i = 1; i < starts.length; i++) {
      starts[i] = starts[i - 1] + matrices.get(i - 1).rows;
    }
    return starts;
  }

  private void fill(int row, ResultSet from, int columns) throws SQLException {
    int start = row * names.size() + filled;
    for (int column = 0; column < columns; column++) {
      values[start + column] = from.getFloat(column + 2);
    }
  }

  /// The matrix, once every column has been read.
  FeatureMatrix toMatrix() {
    if (filled != names.size()) {
      throw new IllegalStateException(filled + " columns read of " + names.size());
    }
    return new FeatureMatrix(names, values);
  }
}
