package io.airworthy.lake;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.duckdb.DuckDBAppender;

/// Appends one value after another to a DuckDB table.
record RowWriter(DuckDBAppender appender) {
  void text(Object value) throws SQLException {
    appender.append(value.toString());
  }

  void maybeText(Optional<?> value) throws SQLException {
    if (value.isPresent()) {
      text(value.get());
    } else {
      appender.appendNull();
    }
  }

  void time(Instant instant) throws SQLException {
    appender.appendEpochMicros(FieldWriter.micros(instant));
  }

  void number(int value) throws SQLException {
    appender.append(value);
  }

  void number(long value) throws SQLException {
    appender.append(value);
  }

  void number(double value) throws SQLException {
    appender.append(value);
  }

  void truth(boolean value) throws SQLException {
    appender.append(value);
  }

  void maybe(OptionalLong value) throws SQLException {
    if (value.isPresent()) {
      appender.append(value.getAsLong());
    } else {
      appender.appendNull();
    }
  }

  void maybe(OptionalDouble value) throws SQLException {
    if (value.isPresent()) {
      appender.append(value.getAsDouble());
    } else {
      appender.appendNull();
    }
  }

  void nulls(int count) throws SQLException {
    for (int i = 0; i < count; i++) {
      appender.appendNull();
    }
  }
}
