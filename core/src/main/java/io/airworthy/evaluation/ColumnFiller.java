package io.airworthy.evaluation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Collects the values of one column as a query gives them.
sealed interface ColumnFiller {
  /// For a column of texts that are all numbers.
  static ColumnFiller ofNumbers() {
    return new Numbers("CAST(%s AS DOUBLE)");
  }

  /// For a column of texts that are all times.
  static ColumnFiller ofTimes() {
    return new Numbers("epoch(CAST(%s AS TIMESTAMPTZ))");
  }

  /// For any other column.
  static ColumnFiller ofTexts() {
    return new Texts();
  }

  /// What to select of a column.
  String expression(String column);

  /// Adds the value of the current row.
  void add(ResultSet row, int place) throws SQLException;

  /// The column of all values added.
  Column toColumn();

  /// Numbers and times.
  final class Numbers implements ColumnFiller {
    private final String expression;
    private double[] values = new double[256];
    private int size;

    private Numbers(String expression) {
      this.expression = expression;
    }

    @Override
    public String expression(String column) {
      return expression.formatted(column);
    }

    @Override
    public void add(ResultSet row, int place) throws SQLException {
      double value = row.getDouble(place);
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = row.wasNull() ? Double.NaN : value;
    }

    @Override
    public Column toColumn() {
      return new Column.Numbers(Arrays.copyOf(values, size));
    }
  }

  /// Everything else, as text.
  final class Texts implements ColumnFiller {
    private final Map<String, Integer> places = new HashMap<>();
    private final List<String> categories = new ArrayList<>();
    private int[] codes = new int[256];
    private int size;

    private Texts() {}

    @Override
    public String expression(String column) {
      return column;
    }

    @Override
    public void add(ResultSet row, int place) throws SQLException {
      String text = row.getString(place);
      if (size == codes.length) {
        codes = Arrays.copyOf(codes, size * 2);
      }
      codes[size++] = row.wasNull() ? -1 : Column.Categories.place(text, places, categories);
    }

    @Override
    public Column toColumn() {
      return new Column.Categories(categories, Arrays.copyOf(codes, size));
    }
  }
}
