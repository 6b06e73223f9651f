package io.airworthy.lake;

import io.airworthy.AirworthyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.duckdb.DuckDBConnection;

/// The files that hold a table's newest snapshot, as the catalogue describes them.
///
/// @param files sorted by path
record TableFiles(LakeTable table, List<Described> files) {
  /// A file as the catalogue describes it.
  record Described(Path path, long bytes, long rows) {}

  static TableFiles of(Catalogue catalogue, LakeTable name) {
    Table table =
        catalogue
            .find(name)
            .orElseThrow(
                () -> AirworthyException.badInput("there is no table " + name.tableName()));
    List<Described> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
      tasks.forEach(
          task ->
              files.add(
                  new Described(
                      catalogue.file(task.file().location()),
                      task.file().fileSizeInBytes(),
                      task.file().recordCount())));
    } catch (IOException e) {
      throw AirworthyException.internal("the lake's files cannot be listed", e);
    }
    files.sort(Comparator.comparing(Described::path));
    return new TableFiles(name, files);
  }

  List<Path> paths() {
    return files.stream().map(Described::path).toList();
  }

  /// Rows, by the catalogue.
  long rows() {
    return files.stream().mapToLong(Described::rows).sum();
  }

  /// Reads every value of every file; what differs from the description. One query reads them all,
  /// and only when it fails is each file asked alone.
  List<LakeFault> faults(DuckDBConnection connection) throws SQLException {
    List<LakeFault> faults = new ArrayList<>();
    for (Described file : files) {
      String difference = difference(file);
      if (!difference.isEmpty()) {
        faults.add(new LakeFault(LakeFault.Kind.ROWS_LOST, file.path(), difference));
      }
    }
    if (!faults.isEmpty() || files.isEmpty() || isSound(connection, paths(), rows())) {
      return faults;
    }
    for (Described file : files) {
      if (!isSound(connection, List.of(file.path()), file.rows())) {
        faults.add(
            new LakeFault(
                LakeFault.Kind.ROWS_LOST,
                file.path(),
                "the file does not give back the " + file.rows() + " rows it was written with"));
      }
    }
    return faults;
  }

  private static String difference(Described file) {
    try {
      long bytes = Files.size(file.path());
      return bytes == file.bytes()
          ? ""
          : "the file has " + bytes + " bytes, the catalogue says " + file.bytes();
    } catch (IOException e) {
      return "the file is missing or cannot be read";
    }
  }

  /// Whether every value of the files can be read, and the rows are as many as said.
  private boolean isSound(DuckDBConnection connection, List<Path> paths, long rows) {
    String values = table.columns().stream().map(Column::name).collect(Collectors.joining(", "));
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "select count(*), bit_xor(hash(%s)) from %s"
                    .formatted(values, ParquetSql.rows(paths, table.columns())))) {
      return found.next() && found.getLong(1) == rows;
    } catch (SQLException e) {
      return false;
    }
  }
}
