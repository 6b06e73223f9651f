package io.airworthy.lake;

import io.airworthy.AirworthyException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Runs the program's own queries on a connection that someone else owns: a failure is internal and
/// names the query.
///
/// @param connection stays open
public record Database(Connection connection) {
  /// Looks at the row that a result stands at.
  public interface RowVisitor {
    void visit(ResultSet row) throws SQLException;
  }

  /// Runs a statement without a result.
  public void run(SqlText query) {
    try {
      query.run(connection);
    } catch (SQLException e) {
      throw failure(query, e);
    }
  }

  /// Runs a statement without a result; the name says in a failure what it was for.
  public void run(String name, String sql) {
    run(SqlText.ready(name, sql));
  }

  /// Runs a query and hands its rows to a reader that advances by itself.
  public <T> T read(SqlText query, SqlText.RowReader<T> reader) {
    try {
      return query.read(connection, reader);
    } catch (SQLException e) {
      throw failure(query, e);
    }
  }

  /// Runs a query and hands over its rows one by one.
  public void forEach(SqlText query, RowVisitor visitor) {
    read(
        query,
        rows -> {
          while (rows.next()) {
            visitor.visit(rows);
          }
          return query;
        });
  }

  /// The only number of a query of one row and one column.
  public long number(String name, String sql) {
    SqlText query = SqlText.ready(name, sql);
    try {
      return query.number(connection);
    } catch (SQLException e) {
      throw failure(query, e);
    }
  }

  private static AirworthyException failure(SqlText query, SQLException cause) {
    return AirworthyException.internal("the query " + query.name() + " failed", cause);
  }
}
