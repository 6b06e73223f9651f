package io.airworthy.evaluation;

import io.airworthy.AirworthyException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A flat table that was read from a file.
///
/// @param source what it was read from, for messages
/// @param rows number of rows
/// @param columns by name, in the order of the file
public record Table(String source, int rows, Map<String, Column> columns) {
  /// @throws IllegalArgumentException when a column has another number of rows
  public Table {
    for (Map.Entry<String, Column> column : columns.entrySet()) {
      if (column.getValue().size() != rows) {
        throw new IllegalArgumentException(
            column.getValue().size() + " values in a column of " + rows + " rows");
      }
    }
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }

  /// The column of that name.
  ///
  /// @throws AirworthyException bad input when there is none
  public Column column(String name) {
    Column column = columns.get(name);
    if (column == null) {
      throw AirworthyException.badInput(
          source + ": no column " + name + ", found " + String.join(", ", columns.keySet()));
    }
    return column;
  }

  /// A column of labels.
  ///
  /// @throws AirworthyException bad input at the first row that is not 0 or 1
  public int[] labels(String name) {
    double[] values = numbers(name, "0 or 1");
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      if (values[row] != 0 && values[row] != 1) {
        throw bad(row, name, Double.toString(values[row]), "0 or 1");
      }
      labels[row] = (int) values[row];
    }
    return labels;
  }

  /// A column of scores.
  ///
  /// @throws AirworthyException bad input at the first row that is not a finite number
  public double[] scores(String name) {
    double[] values = numbers(name, "a finite number");
    for (int row = 0; row < rows; row++) {
      if (!Double.isFinite(values[row])) {
        throw bad(row, name, Double.toString(values[row]), "a finite number");
      }
    }
    return values;
  }

  /// What rows belong together; a row without a value stands alone.
  public String[] groups(String name) {
    Column column = column(name);
    String[] groups = column.texts();
    for (int row = 0; row < rows; row++) {
      groups[row] = column.isMissing(row) ? "row " + (row + 1) : "=" + groups[row];
    }
    return groups;
  }

  private double[] numbers(String name, String expected) {
    return switch (column(name)) {
      case Column.Numbers column -> column.values();
      case Column.Categories column -> numbers(column, name, expected);
    };
  }

  /// A column read as text because some value is not a number: finds the first such.
  private double[] numbers(Column.Categories column, String name, String expected) {
    double[] values = new double[rows];
    String[] texts = column.texts();
    for (int row = 0; row < rows; row++) {
      if (texts[row].isEmpty()) {
        throw bad(row, name, "nothing", expected);
      }
      try {
        values[row] = Double.parseDouble(texts[row].strip());
      } catch (NumberFormatException _) {
        throw bad(row, name, "a text of " + texts[row].length() + " characters", expected);
      }
    }
    return values;
  }

  private AirworthyException bad(int row, String column, String found, String expected) {
    String what = found.equals("NaN") ? "nothing or NaN" : found;
    return AirworthyException.badInput(
        source
            + ": row "
            + (row + 1)
            + ", column "
            + column
            + ": found "
            + what
            + ", expected "
            + expected);
  }
}
