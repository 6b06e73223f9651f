package io.airworthy.lake;

import io.airworthy.AirworthyException;
import io.airworthy.UnpackedLibraries;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/// Opens DuckDB as this program needs it: in memory, in UTC, never on the network.
public final class DuckDb {
  private static final String UTC = "set TimeZone = 'UTC'";
  private static final String SPILL = "set temp_directory = ";
  private static final String LIBRARY = "libduckdb_java*.so";

  private DuckDb() {}

  /// A new database of its own.
  public static DuckDBConnection open(EngineOptions options) {
    return start(
        List.of(
            "set threads = " + options.threads(),
            "set memory_limit = '" + options.memoryLimit() + "'",
            SPILL + literal(options.spillFolder().toString()),
            "set max_temp_directory_size = '" + options.spillBytes() + "B'"));
  }

  private static DuckDBConnection start(List<String> settings) {
    try {
      DuckDBConnection connection =
          DriverManager.getConnection("jdbc:duckdb:", new Properties())
              .unwrap(DuckDBConnection.class);
      UnpackedLibraries.unlink(LIBRARY);
      try (Statement statement = connection.createStatement()) {
        statement.execute("set autoinstall_known_extensions = false");
        statement.execute("set autoload_known_extensions = false");
        statement.execute(UTC);
        for (String setting : settings) {
          statement.execute(setting);
        }
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

  /// A new database of its own with every core and the engine's own share of memory, for one large
  /// question at a time.
  ///
  /// @param spillFolder where queries spill to
  public static DuckDBConnection open(Path spillFolder) {
    return start(List.of(SPILL + literal(spillFolder.toString())));
  }

  /// A name as a SQL identifier.
  public static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /// A text as a SQL literal.
  public static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
