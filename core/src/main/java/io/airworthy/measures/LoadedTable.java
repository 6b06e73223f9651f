package io.airworthy.measures;

import io.airworthy.AirworthyException;
import io.airworthy.lake.SqlText;
import java.sql.Connection;
import java.sql.SQLException;

/// A table whose rows are about to be read into arrays.
final class LoadedTable {
  private static final int MOST = Integer.MAX_VALUE - 8;

  private LoadedTable() {}

  /// The number of its rows.
  ///
  /// @throws AirworthyException bad input when they do not fit an array
  static int rows(Connection connection, String table) throws SQLException {
    long rows = SqlText.ready(table, "select count(*) from " + table).number(connection);
    if (rows > MOST) {
      throw AirworthyException.badInput(rows + " rows: at most " + MOST + " are measured at once");
    }
    return (int) rows;
  }
}
