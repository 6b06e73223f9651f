package io.airworthy.lake;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/// Writes rows into the engine's vectors, one value after another.
final class RowWriter {
  private final DuckDBWritableVector[] columns;

  /// Texts by column and row, which cross over to the engine a column at a time; empty for a column
  /// of another type.
  private final @Nullable String[][] texts;

  private int row;
  private int column;

  /// @param rows how many are going to be written, at most what the vectors hold
  RowWriter(DuckDBDataChunkWriter vectors, int rows) {
    columns = new DuckDBWritableVector[Math.toIntExact(vectors.columnCount())];
    texts = new @Nullable String[columns.length][];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = vectors.vector(i);
      texts[i] = new String[columns[i].getType() == DuckDBColumnType.VARCHAR ? rows : 0];
    }
  }

  void begin(int next) {
    row = next;
    column = 0;
  }

  /// To be called behind the last row.
  void end() {
    for (int i = 0; i < columns.length; i++) {
      if (texts[i].length > 0) {
        columns[i].setStrings(0, texts[i]);
      }
    }
  }

  void text(Object value) {
    texts[column++][row] = value.toString();
  }

  void maybeText(Optional<?> value) {
    if (value.isPresent()) {
      text(value.get());
    } else {
      nulls(1);
    }
  }

  void time(Instant instant) {
    number(FieldWriter.micros(instant));
  }

  void number(int value) {
    columns[column++].setInt(row, value);
  }

  void number(long value) {
    columns[column++].setLong(row, value);
  }

  void number(double value) {
    columns[column++].setDouble(row, value);
  }

  void truth(boolean value) {
    columns[column++].setBoolean(row, value);
  }

  void maybe(OptionalLong value) {
    if (value.isPresent()) {
      number(value.getAsLong());
    } else {
      nulls(1);
    }
  }

  void maybe(OptionalDouble value) {
    if (value.isPresent()) {
      number(value.getAsDouble());
    } else {
      nulls(1);
    }
  }

  void nulls(int count) {
    for (int i = 0; i < count; i++) {
      if (texts[column].length == 0) {
        columns[column].setNull(row);
      }
      column++;
    }
  }
}
