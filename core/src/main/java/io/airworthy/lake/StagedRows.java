package io.airworthy.lake;

import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBAppender;

/// Hands rows over to the engine, in their order.
final class StagedRows implements AutoCloseable {
  private final DuckDBAppender appender;
  private final RowWriter row;
  private long ordinal;

  StagedRows(DuckDBAppender appender) {
    this.appender = appender;
    this.row = new RowWriter(appender);
  }

  /// Writes one row.
  interface Writer<T> {
    void write(RowWriter row, T value) throws SQLException;
  }

  <T> void add(List<T> values, Writer<T> writer) throws SQLException {
    for (T value : values) {
      appender.beginRow();
      writer.write(row, value);
      row.number(ordinal++);
      appender.endRow();
    }
  }

  @Override
  public void close() throws SQLException {
    appender.close();
  }
}
