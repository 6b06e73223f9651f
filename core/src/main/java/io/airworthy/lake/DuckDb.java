package io.airworthy.lake;

import io.airworthy.AirworthyException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/// Opens DuckDB as this program needs it: in memory, in UTC, never on the network.
public final class DuckDb {
  private static final String UTC = "set TimeZone = 'UTC'";

  private DuckDb() {}

  /// A new database of its own.
  public static DuckDBConnection open(EngineOptions options) {
    try {
      DuckDBConnection connection =
          DriverManager.getConnection("jdbc:duckdb:", new Properties())
              .unwrap(DuckDBConnection.class);
      try (Statement statement = connection.createStatement()) {
        statement.execute("set autoinstall_known_extensions = false");
        statement.execute("set autoload_known_extensions = false");
        statement.execute(UTC);
        statement.execute("set threads = " + options.threads());
        statement.execute("set memory_limit = '" + options.memoryLimit() + "'");
        statement.execute("set temp_directory = " + literal(options.spillFolder().toString()));
      }
      return connection;
    } catch (SQLException e) {
      throw AirworthyException.internal("DuckDB cannot be started", e);
    }
  }

  /// Another connection to a database, for another thread.
  static DuckDBConnection beside(DuckDBConnection open) {
    try {
      DuckDBConnection connection = open.duplicate().unwrap(DuckDBConnection.class);
      try (Statement statement = connection.createStatement()) {
        statement.execute(UTC);
      }
      return connection;
    } catch (SQLException e) {
      throw AirworthyException.internal("DuckDB gives no second connection", e);
    }
  }

  /// A text as a SQL literal.
  public static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
