package io.airworthy.measures;

import io.airworthy.AirworthyException;
import io.airworthy.lake.DuckDb;
import io.airworthy.lake.SqlText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Rows that DuckDB can scan, from a file or from the lake, and how their columns are read.
///
/// @param connection where it can be scanned
/// @param name what messages call it
/// @param from what stands after SQL's `from`
/// @param cells the columns by name, in their order
/// @param origin what is known about where its rows came from
record Relation(
    Connection connection, String name, String from, Map<String, Cell> cells, Origin origin) {
  /// Lets rows come as they are written, which messages that name a row need.
  static final SqlText IN_ORDER =
      SqlText.ready("rows in order", "set preserve_insertion_order = true");

  private static final SqlText IN_ANY_ORDER =
      SqlText.ready("rows in any order", "set preserve_insertion_order = false");

  /// A column as SQL sees it.
  ///
  /// @param sql the expression of a cell
  /// @param sqlType its type, as DuckDB names it
  record Cell(String sql, String sqlType) {}

  /// Where rows came from, so that a message can point there.
  interface Origin {
    /// Names a row, counted from 1, such as `row 2 (line 3)`.
    String place(long row) throws SQLException;

    /// What a failed scan means.
    AirworthyException scanFailed(SQLException failure);
  }

  /// Creates the temporary table with exactly these columns, each cell read and checked.
  ///
  /// @throws AirworthyException bad input when a column is missing or cannot hold such cells, or a
  ///     cell is not as expected; the first such row is named
  void load(String table, List<Column> columns) {
    String reads = reads(columns);
    try {
      // The order of rows matters only to a message, which scans again; any order is faster.
      IN_ANY_ORDER.run(connection);
      run(
          "create or replace temp table %s as select %s, %s as is_bad from %s"
              .formatted(table, reads, anyIsBad(columns), from));
      // The setting would let even the rows of a sorted result come in any order.
      IN_ORDER.run(connection);
      if (number("select count(*) from " + table + " where is_bad") > 0) {
        throw firstBadCell(columns);
      }
    } catch (SQLException e) {
      throw origin.scanFailed(e);
    }
  }

  /// Creates the temporary view of exactly these columns, each cell read, after one pass that
  /// checks every cell: nothing is kept in memory.
  ///
  /// @throws AirworthyException as [#load]
  void view(String view, List<Column> columns) {
    String reads = reads(columns);
    try {
      if (number("select count_if(" + anyIsBad(columns) + ") from " + from) > 0) {
        throw firstBadCell(columns);
      }
      run("create or replace temp view %s as select %s from %s".formatted(view, reads, from));
    } catch (SQLException e) {
      throw origin.scanFailed(e);
    }
  }

  /// Creates the temporary table of every column as text, named `c0`, `c1` and so on in their
  /// order, with the rows in theirs; what is empty is null.
  ///
  /// @throws AirworthyException bad input when the rows cannot be read
  void loadTexts(String table) {
    List<String> reads = new ArrayList<>();
    for (Cell cell : cells.values()) {
      reads.add("nullif(cast(%s as varchar), '') as c%d".formatted(cell.sql(), reads.size()));
    }
    try {
      IN_ORDER.run(connection);
      run(
          "create or replace temp table %s as select %s from %s"
              .formatted(table, String.join(", ", reads), from));
    } catch (SQLException e) {
      throw origin.scanFailed(e);
    }
  }

  private void run(String sql) throws SQLException {
    SqlText.ready(name, sql).run(connection);
  }

  private long number(String sql) throws SQLException {
    return SqlText.ready(name, sql).number(connection);
  }

  private String reads(List<Column> columns) {
    columns.forEach(this::check);
    return columns.stream()
        .map(c -> read(c) + " as " + DuckDb.name(c.name()))
        .collect(Collectors.joining(", "));
  }

  private String read(Column column) {
    Cell cell = cell(column);
    return column.type().read(cell.sql(), cell.sqlType());
  }

  private String isBad(Column column) {
    Cell cell = cell(column);
    return column.isBad(cell.sql(), cell.sqlType());
  }

  private String anyIsBad(List<Column> columns) {
    return columns.stream().map(this::isBad).collect(Collectors.joining(" or ", "(", ")"));
  }

  private Cell cell(Column column) {
    Cell cell = cells.get(column.name());
    if (cell == null) {
      throw AirworthyException.badInput(
          "%s: no column %s; there are: %s"
              .formatted(name, column.name(), String.join(", ", cells.keySet())));
    }
    return cell;
  }

  private void check(Column column) {
    String sqlType = cell(column).sqlType();
    if (!column.type().reads(sqlType)) {
      throw AirworthyException.badInput(
          "%s: column %s: found the type %s, expected %s"
              .formatted(name, column.name(), sqlType, column.type().expected()));
    }
  }

  private AirworthyException firstBadCell(List<Column> columns) throws SQLException {
    IN_ORDER.run(connection);
    List<String> outputs = new ArrayList<>();
    for (Column column : columns) {
      outputs.add(isBad(column));
      outputs.add("cast(" + cell(column).sql() + " as varchar)");
    }
    String rows = "(select row_number() over () as row_number_, * from " + from + ")";
    String sql =
        "select row_number_, %s from %s where %s order by row_number_ limit 1"
            .formatted(String.join(", ", outputs), rows, anyIsBad(columns));
    return SqlText.ready(name, sql).read(connection, row -> badCell(row, columns));
  }

  private AirworthyException badCell(ResultSet row, List<Column> columns) throws SQLException {
    row.next();
    int bad = 0;
    while (!row.getBoolean(2 + 2 * bad)) {
      bad++;
    }
    Column column = columns.get(bad);
    return AirworthyException.badInput(
        "%s: %s, column %s: found %s, expected %s"
            .formatted(
                name,
                origin.place(row.getLong(1)),
                column.name(),
                FoundCell.describe(row.getString(3 + 2 * bad)),
                column.type().expected()));
  }
}
