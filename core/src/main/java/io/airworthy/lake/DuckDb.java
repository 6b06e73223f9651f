package io.airworthy.lake;

import io.airworthy.AirworthyException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/// Opens DuckDB as this program needs it: in memory, in UTC, never on the network.
public final class DuckDb {
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
        statement.execute("set TimeZone = 'UTC'");
        statement.execute("set threads = " + options.threads());
        statement.execute("set memory_limit = '" + options.memoryLimit() + "'");
        statement.execute("set temp_directory = " + literal(options.spillFolder().toString()));
      }
      return connection;
    } catch (SQLException e) {
      throw AirworthyException.internal("DuckDB cannot be started", e);
    }
  }

  /// A text as a SQL literal.
  public static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
