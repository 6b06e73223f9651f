package io.airworthy.measures;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What is asked of a single loaded column.
record ColumnQuery(Connection connection, String column) {

  List<ValueCount> top(int k) throws SQLException {
    List<ValueCount> top = new ArrayList<>();
    String sql = Sql.query("top-values").formatted(Sql.name(column));
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
    double[] values = new double[Sql.rowCount(connection, "numbers")];
    int count = 0;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(Sql.query("numbers").formatted(Sql.name(column)))) {
      while (rows.next()) {
        values[count++] = rows.getDouble(1);
      }
    }
    return Arrays.copyOf(values, count);
  }
}
