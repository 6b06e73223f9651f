package io.airworthy.evaluation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Collects the values of one column as a query gives them.
sealed interface ColumnFiller {
  /// The filler for a column of this DuckDB type.
  static ColumnFiller of(String type) {
    if (Numbers.TIME.matcher(type).matches()) {
      return new Numbers("epoch(CAST(%s AS TIMESTAMPTZ))");
    }
    return Numbers.NUMBER.matcher(type).matches() ? new Numbers("CAST(%s AS DOUBLE)") : new Texts();
  }

  /// What to select for the quoted name of a column.
  String expression(String quotedName);

  /// Adds the value of the current row.
  void add(ResultSet row, int place) throws SQLException;

  /// The column of all values added.
  Column toColumn();

  /// Numbers and times.
  final class Numbers implements ColumnFiller {
    private static final Pattern TIME = Pattern.compile("(TIMESTAMP|DATE).*");
    private static final Pattern NUMBER =
        Pattern.compile("(U?(TINY|SMALL|BIG|HUGE)?INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\\(.*)");
    private final String expression;
    private double[] values = new double[256];
    private int size;

    private Numbers(String expression) {
      this.expression = expression;
    }

    @Override
    public String expression(String quotedName) {
      return String.format(java.util.Locale.ROOT, expression, quotedName);
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
    public String expression(String quotedName) {
      return "CAST(" + quotedName + " AS VARCHAR)";
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
