package io.airworthy.measures;

import io.airworthy.lake.DuckDb;
import io.airworthy.lake.SqlText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What is asked of a single loaded column.
record ColumnQuery(Connection connection, String column) {

  List<ValueCount> top(int k) throws SQLException {
    List<ValueCount> top = new ArrayList<>();
    String sql = sql("top-values").complete();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, k);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          top.add(new ValueCount(rows.getString(1), rows.getLong(2)));
        }
      }
    }
    return top;
  }

  double[] numbers() throws SQLException {
    double[] values = new double[LoadedTable.rows(connection, "numbers")];
    return sql("numbers")
        .read(
            connection,
            rows -> {
              int count = 0;
              while (rows.next()) {
                values[count++] = rows.getDouble(1);
              }
              return Arrays.copyOf(values, count);
            });
  }

  /// Distinct users of the rows of `attributed` with each value, in the values' order.
  List<Long> usersBehind(List<ValueCount> values) throws SQLException {
    List<Long> users = new ArrayList<>();
    String sql = sql("users-behind-value").complete();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (ValueCount value : values) {
        statement.setString(1, value.value());
        try (ResultSet rows = statement.executeQuery()) {
          rows.next();
          users.add(rows.getLong(1));
        }
      }
    }
    return users;
  }

  /// Distinct users of the rows of `attributed` with any value.
  long usersBehind() throws SQLException {
    return sql("users-behind-column").number(connection);
  }

  private SqlText sql(String query) {
    return SqlText.of(ColumnQuery.class, query).with("column", DuckDb.name(column));
  }
}
