package io.airworthy.evaluation;

import io.airworthy.AirworthyException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
/// numbers (times as seconds since the epoch, a time without a zone read as UTC), all else text.
public final class TableReader {
  private static final Pattern LINE = Pattern.compile("(?i)\\bline:? (\\d+)");

  private TableReader() {}

  /// Reads a file; `-` reads `standardInput` to its end.
  ///
  /// @throws AirworthyException bad input when the file is missing, empty or malformed; the message
  ///     names the file and, where known, the line, never what the file holds
  public static Table read(String file, InputStream standardInput) {
    try (InputFile input = InputFile.open(file, standardInput)) {
      return load(input);
    } catch (IOException | UncheckedIOException e) {
      throw AirworthyException.badInput(file + ": cannot be read", e);
    }
  }

  private static Table load(InputFile input) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      try {
        statement.execute(input.fill(sql(input.format().resource())));
      } catch (SQLException e) {
        throw malformed(input, e);
      }
      return values(statement, input.name());
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

  private static AirworthyException malformed(InputFile input, SQLException failure) {
    Matcher line = LINE.matcher(String.valueOf(failure.getMessage()));
    String where = line.find() ? ": line " + line.group(1) : "";
    return AirworthyException.badInput(
        input.name()
            + where
            + ": is not readable as "
            + input.format().title()
            + ", expected rows of the same columns",
        failure);
  }

  private static Table values(Statement statement, String name) throws SQLException {
    Map<String, ColumnFiller> fillers = new LinkedHashMap<>();
    List<String> selected = new ArrayList<>();
    try (ResultSet described = statement.executeQuery("DESCRIBE input")) {
      while (described.next()) {
        String column = described.getString("column_name");
        ColumnFiller filler = ColumnFiller.of(described.getString("column_type"));
        fillers.put(column, filler);
        selected.add(filler.expression("\"" + column.replace("\"", "\"\"") + "\""));
      }
    }
    String query = sql("table_values.sql").replace("${columns}", String.join(", ", selected));
    int rows = 0;
    try (ResultSet values = statement.executeQuery(query)) {
      List<ColumnFiller> inOrder = List.copyOf(fillers.values());
      while (values.next()) {
        for (int i = 0; i < inOrder.size(); i++) {
          inOrder.get(i).add(values, i + 1);
        }
        rows++;
      }
    }
    Map<String, Column> columns = new LinkedHashMap<>();
    fillers.forEach((column, filler) -> columns.put(column, filler.toColumn()));
    return new Table(name, rows, columns);
  }

  private static String sql(String resource) {
    try (InputStream stream = TableReader.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw AirworthyException.internal("the query " + resource + " is not packed");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Deletes a temporary copy, if it still exists.
  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
