package io.airworthy.evaluation;

import io.airworthy.AirworthyException;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a flat file whole: CSV with a header, JSON lines or Parquet, plain, `.gz` or `.zst`.
///
/// The content decides between the three, so a file may have any name. Numbers and times become
/// numbers (times as seconds since the epoch, a time without a zone read as UTC), all else text. A
/// column of text is one of numbers, or of times, when every cell that holds anything is.
public final class TableReader {
  private static final Pattern LINE = Pattern.compile("(?i)\\bline: (\\d+)");
  private final InputFile file;
  private final Statement statement;

  private TableReader(InputFile file, Statement statement) {
    this.file = file;
    this.statement = statement;
  }

  /// Reads a file; `-` reads `standardInput` to its end.
  ///
  /// @throws AirworthyException bad input when the file is missing, empty or malformed; the message
  ///     names the file and, where known, the line, never what the file holds
  public static Table read(String file, InputStream standardInput) {
    try (InputFile input = InputFile.open(file, standardInput);
        Connection connection = connect();
        Statement statement = connection.createStatement()) {
      return new TableReader(input, statement).table();
    } catch (IOException e) {
      throw AirworthyException.badInput(file + ": cannot be read", e);
    } catch (SQLException e) {
      throw AirworthyException.internal("the columns of a table cannot be read", e);
    }
  }

  private static Connection connect() throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("TimeZone", "UTC");
    return DriverManager.getConnection("jdbc:duckdb:", settings);
  }

  private Table table() throws SQLException {
    if (file.packing() == InputFile.Packing.PARQUET) {
      load("table_from_parquet.sql", "Parquet");
      return values(describedNames());
    }
    String first = firstLine();
    if (first.startsWith("{") || first.startsWith("[")) {
      load("table_from_json.sql", "JSON lines");
      return values(describedNames());
    }
    CsvHeader header = CsvHeader.parse(first, file.name());
    execute(
        file.fill(Sql.of("table_from_csv.sql"))
            .replace("${columns}", header.duckColumns())
            .replace("${delimiter}", String.valueOf(header.delimiter())),
        "CSV with a header");
    return values(header.names());
  }

  private String firstLine() {
    try (ResultSet line = statement.executeQuery(file.fill(Sql.of("first_line.sql")))) {
      String text = line.next() ? line.getString(1) : "";
      return text == null ? "" : text.replace("\ufeff", "").strip();
    } catch (SQLException e) {
      throw malformed("text in UTF-8", e);
    }
  }

  private void load(String resource, String format) {
    execute(file.fill(Sql.of(resource)), format);
  }

  private void execute(String sql, String format) {
    try {
      statement.execute(sql);
    } catch (SQLException e) {
      throw malformed(format, e);
    }
  }

  private AirworthyException malformed(String format, SQLException failure) {
    Matcher line = LINE.matcher(String.valueOf(failure.getMessage()));
    String where = line.find() ? ": line " + line.group(1) : "";
    return AirworthyException.badInput(
        file.name() + where + ": is not readable as " + format + ", expected rows of one shape",
        failure);
  }

  private List<String> describedNames() throws SQLException {
    return List.copyOf(types().keySet());
  }

  private Map<String, String> types() throws SQLException {
    Map<String, String> types = new LinkedHashMap<>();
    try (ResultSet described = statement.executeQuery("DESCRIBE input")) {
      while (described.next()) {
        types.put(described.getString("column_name"), described.getString("column_type"));
      }
    }
    return types;
  }

  private Table values(List<String> names) throws SQLException {
    List<ColumnFiller> fillers = new ArrayList<>();
    List<String> selected = new ArrayList<>();
    for (Map.Entry<String, String> column : types().entrySet()) {
      String quoted = '"' + column.getKey().replace("\"", "\"\"") + '"';
      String type = column.getValue();
      ColumnFiller filler = ColumnFiller.of(type.equals("VARCHAR") ? typeOfText(quoted) : type);
      fillers.add(filler);
      selected.add(filler.expression(quoted));
    }
    int rows = fill(fillers, selected);
    Map<String, Column> columns = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      columns.put(names.get(i), fillers.get(i).toColumn());
    }
    return new Table(file.name(), rows, columns);
  }

  private int fill(List<ColumnFiller> fillers, List<String> selected) throws SQLException {
    String query = Sql.of("table_values.sql").replace("${columns}", String.join(", ", selected));
    int rows = 0;
    try (ResultSet values = statement.executeQuery(query)) {
      while (values.next()) {
        for (int i = 0; i < fillers.size(); i++) {
          fillers.get(i).add(values, i + 1);
        }
        rows++;
      }
    }
    return rows;
  }

  private String typeOfText(String quoted) throws SQLException {
    String query = Sql.of("column_shape.sql").replace("${column}", quoted);
    try (ResultSet counts = statement.executeQuery(query)) {
      counts.next();
      long cells = counts.getLong(1);
      if (cells > 0 && counts.getLong(2) == cells) {
        return "DOUBLE";
      }
      return cells > 0 && counts.getLong(3) == cells ? "TIMESTAMPTZ" : "VARCHAR";
    }
  }
}
