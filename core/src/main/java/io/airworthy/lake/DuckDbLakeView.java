package io.airworthy.lake;

import io.airworthy.AirworthyException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.duckdb.DuckDBConnection;

/// A view of one snapshot: every table a DuckDB view over that snapshot's Parquet files.
record DuckDbLakeView(DuckDBConnection connection, String snapshotId) implements LakeView {

  static LakeView open(Catalogue catalogue, SnapshotId id, EngineOptions options) {
    DuckDBConnection connection = DuckDb.open(options);
    try (Statement statement = connection.createStatement()) {
      for (LakeTable name : LakeTable.values()) {
        Table table = catalogue.table(name);
        Optional<Snapshot> snapshot = id.of(name, table);
        List<Path> files =
            snapshot.map(s -> files(catalogue, table, s.snapshotId())).orElse(List.of());
        statement.execute(
            "create view "
                + name.tableName()
                + " as "
                + (files.isEmpty() ? name.emptySelect() : rows(name, files)));
      }
      statement.execute("create view lost_rows as select * from quarantine where " + LOST);
      return new DuckDbLakeView(connection, id.toString());
    } catch (SQLException e) {
      throw AirworthyException.internal("the lake cannot be read", e);
    }
  }

  private static List<Path> files(Catalogue catalogue, Table table, long snapshot) {
    List<Path> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks =
        table.newScan().useSnapshot(snapshot).planFiles()) {
      tasks.forEach(task -> files.add(catalogue.file(task.file().location())));
    } catch (IOException e) {
      throw AirworthyException.internal("the lake's files cannot be listed", e);
    }
    return files.stream().sorted().toList();
  }

  private static String rows(LakeTable table, List<Path> files) {
    return "select " + table.names() + " from " + ParquetSql.rows(files, table.columns());
  }

  @Override
  public LakeView beside() {
    return new DuckDbLakeView(DuckDb.beside(connection), snapshotId);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw AirworthyException.internal("a view of the lake cannot be closed", e);
    }
  }
}
