package io.airworthy.lake;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.duckdb.DuckDBConnection;

/// The keys in a table's files.
record StoredKeys(DuckDBConnection connection, LakeTable table) {

  /// The hashes of all of them.
  long[] hashes(List<Path> files) throws SQLException {
    LongStream.Builder hashes = LongStream.builder();
    if (!files.isEmpty()) {
      try (Statement statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "select %s from %s"
                      .formatted(keyTexts(), ParquetSql.rows(files, table.keyColumns())))) {
        while (rows.next()) {
          hashes.add(KeyHash.of(rows, table.keyColumns()));
        }
      }
    }
    return hashes.build().toArray();
  }

  private String keyTexts() {
    return table.keyColumns().stream()
        .map(c -> c.type() == ColumnType.TIMESTAMP ? "epoch_us(" + c.name() + ")" : c.name())
        .collect(Collectors.joining(", "));
  }

  /// The places of those of some rows whose keys are among them.
  BitSet among(List<Path> files, Rows rows, RowFunction function) throws SQLException {
    if (files.isEmpty()) {
      return new BitSet();
    }
    String query =
        "select ordinal from %s as offered where exists (select 1 from %s as stored where %s)"
            .formatted(function.source(), ParquetSql.rows(files, table.keyColumns()), sameKey());
    return function.giving(rows, () -> places(query));
  }

  private BitSet places(String query) throws SQLException {
    BitSet places = new BitSet();
    try (Statement statement = connection.createStatement();
        ResultSet ordinals = statement.executeQuery(query)) {
      while (ordinals.next()) {
        places.set(ordinals.getInt(1));
      }
    }
    return places;
  }

  private String sameKey() {
    return table.keyColumns().stream()
        .map(c -> "stored.%1$s is not distinct from offered.%1$s".formatted(c.name()))
        .collect(Collectors.joining(" and "));
  }
}
