package io.airworthy.evaluation;

import io.airworthy.AirworthyException;
import io.airworthy.lake.SqlText;
import io.airworthy.measures.TabularFile;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a flat file whole, in the order of its rows.
///
/// What a column is shows in its cells: one whose cells all hold numbers, or all times, is one of
/// numbers (times as seconds since the epoch, a time without a zone read as UTC); all else is text.
public final class TableReader {
  private TableReader() {}

  /// Reads a file; `-` reads `standardInput` to its end.
  ///
  /// @throws AirworthyException bad input when the file is missing, empty or malformed
  public static Table read(String file, InputStream standardInput) {
    boolean given = file.equals("-");
    String name = given ? "standard input" : file;
    try (TabularFile input =
        given ? TabularFile.read(standardInput, name) : TabularFile.open(Path.of(file))) {
      input.loadTexts("input");
      return table(name, input.columns(), input.connection());
    } catch (SQLException e) {
      throw AirworthyException.internal("the columns of a table cannot be read", e);
    }
  }

  private static Table table(String name, List<String> names, Connection connection)
      throws SQLException {
    List<ColumnFiller> fillers = new ArrayList<>();
    List<String> selected = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      ColumnFiller filler = filler("c" + i, connection);
      fillers.add(filler);
      selected.add(filler.expression("c" + i));
    }
    int rows =
        SqlText.of(TableReader.class, "table_values")
            .with("columns", String.join(", ", selected))
            .read(connection, values -> fill(fillers, values));
    Map<String, Column> columns = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      columns.putIfAbsent(names.get(i).strip(), fillers.get(i).toColumn());
    }
    return new Table(name, rows, columns);
  }

  private static ColumnFiller filler(String column, Connection connection) throws SQLException {
    return SqlText.of(TableReader.class, "column_shape")
        .with("column", column)
        .read(connection, TableReader::filler);
  }

  private static ColumnFiller filler(ResultSet counts) throws SQLException {
    counts.next();
    long cells = counts.getLong(1);
    if (cells > 0 && counts.getLong(2) == cells) {
      return ColumnFiller.ofNumbers();
    }
    return cells > 0 && counts.getLong(3) == cells
        ? ColumnFiller.ofTimes()
        : ColumnFiller.ofTexts();
  }

  private static int fill(List<ColumnFiller> fillers, ResultSet values) throws SQLException {
    int rows = 0;
    while (values.next()) {
      for (int i = 0; i < fillers.size(); i++) {
        fillers.get(i).add(values, i + 1);
      }
      rows++;
    }
    return rows;
  }
}
