package io.airworthy.measures;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.airworthy.AirworthyException;
import io.airworthy.lake.DuckDb;
import io.airworthy.measures.Relation.Cell;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds out how the table in a file is to be scanned: its format and its columns.
final class TableScan {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SAMPLED_LINES = 100;

  /// Of how many lines a header may be, with line ends in its quotes.
  private static final int HEADER_LINES = 1_000;

  private final Connection connection;
  private final String path;
  private final String name;
  private final FileShape shape;

  TableScan(Connection connection, String path, String name) {
    this.connection = connection;
    this.path = path;
    this.name = name;
    this.shape = FileShape.of(Path.of(path), name);
  }

  /// @throws AirworthyException bad input when the file is no table
  Relation relation() throws SQLException {
    if (shape == FileShape.PARQUET) {
      return parquet();
    }
    try (TextLines lines = TextLines.head(connection, path, shape, HEADER_LINES)) {
      Optional<CsvRecord> first = firstRecord(lines);
      if (first.isEmpty()) {
        throw AirworthyException.badInput(
            name + ": is empty, expected CSV with a header, JSON lines or Parquet");
      }
      return first.get().text().stripLeading().startsWith("{")
          ? jsonLines()
          : csv(first.get().cells());
    } catch (SQLException e) {
      throw UnreadableFile.of(name, shape, e);
    }
  }

  private static Optional<CsvRecord> firstRecord(TextLines lines) throws SQLException {
    return CsvRecord.next(lines).filter(record -> !record.text().isBlank());
  }

  private Relation csv(List<String> header) {
    // A compressed file is read by one thread in any case, and only then is no line passed over.
    String threads = shape == FileShape.PLAIN ? "" : ", parallel = false";
    if (shape == FileShape.PLAIN) {
      LongLines.refuse(Path.of(path), name);
    }
    Map<String, Cell> cells = new LinkedHashMap<>();
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      String column = header.get(i).isEmpty() ? "(column " + (i + 1) + ")" : header.get(i);
      // DuckDB folds the case of names and CSV does not, so there they are numbers.
      if (cells.put(column, new Cell("c" + i, "VARCHAR")) != null) {
        throw AirworthyException.badInput(
            name + ": line 1: the header names the column " + column + " twice");
      }
      columns.add("'c" + i + "': 'VARCHAR'");
    }
    String from =
        ("read_csv(%s, compression = '%s', auto_detect = false, header = true, delim = ',',"
                + " quote = '\"', escape = '\"', columns = {%s}%s)")
            .formatted(
                DuckDb.literal(path), shape.compression(), String.join(", ", columns), threads);
    return new Relation(
        connection, name, from, cells, new CsvOrigin(connection, path, shape, name, header.size()));
  }

  private Relation jsonLines() throws SQLException {
    Map<String, Cell> cells = new LinkedHashMap<>();
    List<String> columns = new ArrayList<>();
    for (String key : keys()) {
      String column = "k" + columns.size();
      cells.put(key, new Cell(column, "VARCHAR"));
      columns.add(column);
    }
    String from = "(" + jsonSelect(cells) + ")";
    return new Relation(
        connection, name, from, cells, new JsonOrigin(connection, path, shape, name));
  }

  /// Keys are matched exactly, so they are read one by one from the whole object of a line.
  private String jsonSelect(Map<String, Cell> cells) {
    List<String> outputs = new ArrayList<>();
    cells.forEach(
        (key, cell) ->
            outputs.add(
                "json_extract_string(json, %s) as %s"
                    .formatted(DuckDb.literal("/" + pointer(key)), cell.sql())));
    return ("select %s from read_json_objects(%s, format = 'newline_delimited',"
            + " compression = '%s')"
            + " where if(json_type(json) = 'OBJECT', true, error('no object'))")
        .formatted(String.join(", ", outputs), DuckDb.literal(path), shape.compression());
  }

  private static String pointer(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }

  private Set<String> keys() throws SQLException {
    Set<String> keys = new LinkedHashSet<>();
    try (TextLines lines = TextLines.head(connection, path, shape, SAMPLED_LINES)) {
      for (int i = 0; i < SAMPLED_LINES && lines.next(); i++) {
        if (!lines.text().isBlank()) {
          JSON.readTree(lines.text()).fieldNames().forEachRemaining(keys::add);
        }
      }
    } catch (JacksonException e) {
      throw new JsonOrigin(connection, path, shape, name).scanFailed(new SQLException("JSON"));
    }
    return keys;
  }

  private Relation parquet() throws SQLException {
    String from = "read_parquet(" + DuckDb.literal(path) + ")";
    Map<String, Cell> cells = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet columns = statement.executeQuery("describe select * from " + from)) {
      while (columns.next()) {
        String column = columns.getString("column_name");
        cells.put(column, new Cell(DuckDb.name(column), columns.getString("column_type")));
      }
    } catch (SQLException e) {
      throw UnreadableFile.of(name, shape, e);
    }
    return new Relation(connection, name, from, cells, new ParquetOrigin(name));
  }
}
