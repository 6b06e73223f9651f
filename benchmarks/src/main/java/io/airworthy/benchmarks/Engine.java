package io.airworthy.benchmarks;

import io.airworthy.AirworthyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/// A DuckDB of a comparison's own, which makes its data and runs the bare queries.
///
/// @param connection closed with this
public record Engine(Connection connection) implements AutoCloseable {
  /// An engine in memory that dials nowhere, with every core.
  public static Engine open(Path spill) throws SQLException {
    Engine engine = new Engine(DriverManager.getConnection("jdbc:duckdb:"));
    engine.run("set autoinstall_known_extensions = false");
    engine.run("set temp_directory = '" + spill.toString().replace("'", "''") + "'");
    engine.run("set TimeZone = 'UTC'");
    return engine;
  }

  /// A query that is kept beside a class, with its `${holes}` filled.
  public static String query(Class<?> beside, String name, Map<String, Object> holes)
      throws IOException {
    try (InputStream in = beside.getResourceAsStream(name + ".sql")) {
      if (in == null) {
        throw AirworthyException.internal("the query " + name + " is missing");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (Map.Entry<String, Object> hole : holes.entrySet()) {
        text = text.replace("${" + hole.getKey() + "}", hole.getValue().toString());
      }
      return text;
    }
  }

  /// Runs a statement.
  public void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
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
