package io.airworthy.measures;

import io.airworthy.AirworthyException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/// The queries of this room, one resource each, and how names and texts are quoted in SQL.
final class Sql {
  private Sql() {}

  /// The text of the query in the resource `NAME.sql`.
  static String query(String name) {
    try (InputStream in = Sql.class.getResourceAsStream(name + ".sql")) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// The single number that a query gives.
  static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /// The number of rows of a table, which must fit an array.
  static int rowCount(Connection connection, String table) throws SQLException {
    long rows = number(connection, "select count(*) from " + table);
    if (rows > Integer.MAX_VALUE - 8) {
      throw AirworthyException.badInput(
          rows + " rows: at most " + (Integer.MAX_VALUE - 8) + " are measured at once");
    }
    return (int) rows;
  }

  static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String text(String text) {
    return '\'' + text.replace("'", "''") + '\'';
  }

  static AirworthyException failed(SQLException e) {
    return AirworthyException.internal("DuckDB could not answer a query of the measures", e);
  }
}
