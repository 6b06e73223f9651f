package io.airworthy.features;

import io.airworthy.AirworthyException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Runs this room's queries on a connection that someone else owns.
record Database(Connection connection) {
  /// Reads a result that is at its first row or beyond.
  interface RowReader<T> {
    T read(ResultSet rows) throws SQLException;
  }

  /// Runs a query without a result.
  void run(SqlText query) {
    run(query.name(), query.complete());
  }

  /// Runs a statement without a result; the name says in a failure what it was for.
  void run(String name, String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw failure(name, e);
    }
  }

  /// Runs a query and hands its rows to a reader that advances by itself.
  <T> T read(SqlText query, RowReader<T> reader) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query.complete())) {
      return reader.read(rows);
    } catch (SQLException e) {
      throw failure(query.name(), e);
    }
  }

  /// The only number of a query of one row and one column.
  long number(String name, String sql) {
    return read(
        new SqlText(name, sql),
        rows -> {
          rows.next();
          return rows.getLong(1);
        });
  }

  private static AirworthyException failure(String name, SQLException cause) {
    return AirworthyException.internal("the query " + name + " failed", cause);
  }
}
