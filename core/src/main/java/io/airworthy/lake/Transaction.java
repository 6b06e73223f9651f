package io.airworthy.lake;

import java.sql.Connection;
import java.sql.SQLException;

/// What a connection does until this is kept; otherwise, closing undoes it.
///
/// Rows handed to the engine within a transaction are taken over at its end, all at once. Without
/// one that happens for every two thousand rows, and takes longer than all else.
final class Transaction implements AutoCloseable {
  private final Connection connection;

  private Transaction(Connection connection) {
    this.connection = connection;
  }

  static Transaction begin(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    return new Transaction(connection);
  }

  void keep() throws SQLException {
    connection.commit();
    connection.setAutoCommit(true);
  }

  @Override
  public void close() throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }
}
