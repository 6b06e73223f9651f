package io.airworthy.measures;

import io.airworthy.AirworthyException;
import io.airworthy.lake.DuckDb;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A table in a file: CSV with a header, JSON lines (either perhaps compressed by gzip or
/// Zstandard) or Parquet, told apart by content.
///
/// Columns stand in any order and others are passed over. Every cell that is asked for is checked.
public final class TabularFile implements AutoCloseable {
  private final Connection connection;
  private final Path scratch;
  private final Relation relation;

  private TabularFile(Connection connection, Path scratch, Relation relation) {
    this.connection = connection;
    this.scratch = scratch;
    this.relation = relation;
  }

  /// Opens a file.
  ///
  /// @throws AirworthyException bad input when there is no such file, or it is no table
  public static TabularFile open(Path path) {
    if (!Files.exists(path)) {
      throw AirworthyException.badInput(path + ": no such file");
    }
    if (Files.isDirectory(path)) {
      throw AirworthyException.badInput(path + ": is a directory, expected a file");
    }
    if (path.toString().matches(".*[*?\\[].*")) {
      throw AirworthyException.badInput(
          path + ": a path with * ? or [ is not supported; rename it or give it as standard input");
    }
    Path scratch = scratch();
    return open(path, path.toString(), scratch);
  }

  /// Opens what a stream holds, which is copied to a private temporary file until the close.
  ///
  /// @param name what messages call it, such as `standard input`
  /// @throws AirworthyException bad input when it is no table
  public static TabularFile read(InputStream in, String name) {
    Path scratch = scratch();
    Path copy = scratch.resolve("input");
    try {
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      delete(scratch);
      throw AirworthyException.badInput(name + ": cannot be read", e);
    }
    return open(copy, name, scratch);
  }

  private static TabularFile open(Path path, String name, Path scratch) {
    try {
      Connection connection = DuckDb.open(scratch);
      try {
        return new TabularFile(
            connection, scratch, new TableScan(connection, path.toString(), name).relation());
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      delete(scratch);
      throw Meter.failed(e);
    } catch (RuntimeException e) {
      delete(scratch);
      throw e;
    }
  }

  private static Path scratch() {
    try {
      return Files.createTempDirectory("airworthy-");
    } catch (IOException e) {
      throw AirworthyException.internal("no temporary directory can be created", e);
    }
  }

  /// The names of the columns, in their order; of JSON lines the keys of the first 100 lines.
  public List<String> columns() {
    return List.copyOf(relation.cells().keySet());
  }

  /// The DuckDB connection that holds the loaded tables; closed with this file.
  public Connection connection() {
    return connection;
  }

  /// Creates the temporary table with exactly these columns, each cell read and checked. Texts
  /// become `varchar`, numbers `double`, labels `integer`, times the `integer` UTC day. Rows are in
  /// no order.
  ///
  /// @param table a plain SQL name
  /// @throws AirworthyException bad input when the file is malformed, a column is missing, or a
  ///     cell is not as expected: the file, the row, the column, what was found, what was expected
  public void load(String table, List<Column> columns) {
    relation.load(table, columns);
  }

  /// Creates the temporary table of all columns as text, `c0` for the first of [#columns], `c1` for
  /// the second and so on, with rows in the order of the file; what is empty is null.
  ///
  /// @param table a plain SQL name
  /// @throws AirworthyException bad input when the file is malformed
  public void loadTexts(String table) {
    relation.loadTexts(table);
  }

  Relation relation() {
    return relation;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw Meter.failed(e);
    } finally {
      delete(scratch);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
