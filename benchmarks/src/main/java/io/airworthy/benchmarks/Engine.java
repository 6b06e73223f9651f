package io.airworthy.benchmarks;

import io.airworthy.lake.DuckDb;
import io.airworthy.lake.SqlText;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/// A DuckDB of a comparison's own, which makes its data and runs the bare queries.
///
/// @param connection closed with this
public record Engine(Connection connection) implements AutoCloseable {
  /// An engine in memory that dials nowhere, with every core.
  public static Engine open(Path spill) {
    return new Engine(DuckDb.open(spill));
  }

  /// A query that is kept beside a class, with its `${holes}` filled.
  public static String query(Class<?> beside, String name, Map<String, Object> holes) {
    SqlText query = SqlText.of(beside, name);
    for (Map.Entry<String, Object> hole : holes.entrySet()) {
      query = query.with(hole.getKey(), hole.getValue().toString());
    }
    return query.complete();
  }

  /// Runs a statement.
  public void run(String sql) throws SQLException {
    SqlText.ready("comparison", sql).run(connection);
  }

  /// The first row of a query, all of whose columns are numbers.
  public Answer figures(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      double[] figures = new double[rows.getMetaData().getColumnCount()];
      for (int i = 0; i < figures.length; i++) {
        figures[i] = rows.getDouble(i + 1);
      }
      return Answer.of(figures);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
