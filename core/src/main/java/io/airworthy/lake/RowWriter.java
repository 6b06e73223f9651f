package io.airworthy.lake;

import java.util.List;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/// Writes rows of a table into the engine's vectors: its columns, and the row's number behind them.
final class RowWriter {
  private final List<Column> columns;
  private final DuckDBWritableVector[] vectors;

  /// Texts by column and row, which cross over to the engine a column at a time; empty for a column
  /// of another type.
  private final @Nullable String[][] texts;

  /// @param rows how many are going to be written, at most what the vectors hold
  RowWriter(LakeTable table, DuckDBDataChunkWriter chunk, int rows) {
    columns = table.columns();
    vectors = new DuckDBWritableVector[columns.size() + 1];
    texts = new @Nullable String[vectors.length][];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = chunk.vector(i);
      texts[i] = new String[vectors[i].getType() == DuckDBColumnType.VARCHAR ? rows : 0];
    }
  }

  /// @param row which of the vectors' rows
  /// @param number what is said to be the row's number
  void write(int row, FieldReader fields, long number) {
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      if (fields.has(column.id())) {
        write(i, row, column, fields);
      } else if (texts[i].length == 0) {
        vectors[i].setNull(row);
      }
    }
    vectors[columns.size()].setLong(row, number);
  }

  private void write(int index, int row, Column column, FieldReader fields) {
    int id = column.id();
    switch (column.type()) {
      case WORD -> texts[index][row] = fields.word(id);
      case HEX_16, HEX_32, HEX -> texts[index][row] = fields.hex(id);
      case TIMESTAMP, LONG -> vectors[index].setLong(row, fields.number(id));
      case INT -> vectors[index].setInt(row, fields.whole(id));
      case DOUBLE -> vectors[index].setDouble(row, fields.fraction(id));
      case BOOLEAN -> vectors[index].setBoolean(row, fields.truth(id));
    }
  }

  /// To be called behind the last row.
  void end() {
    for (int i = 0; i < vectors.length; i++) {
      if (texts[i].length > 0) {
        vectors[i].setStrings(0, texts[i]);
      }
    }
  }
}
