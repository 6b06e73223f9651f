package io.airworthy.lake;

import io.airworthy.AirworthyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A statement for DuckDB, perhaps with `${holes}` that are filled by what the program declares.
///
/// It runs on a connection that someone else owns, and a failure is the engine's own; [Database]
/// runs statements whose failure can only be a fault of this program.
///
/// @param name says in a failure what the statement was for
/// @param template the statement with its holes
/// @param values what fills the holes, by their names; a value is never searched for holes
public record SqlText(String name, String template, Map<String, String> values) {
  private static final Pattern HOLE = Pattern.compile("\\$\\{(\\w+)}");

  /// Copies what can be changed.
  public SqlText {
    values = Map.copyOf(values);
  }

  /// Reads a result that stands before its first row.
  public interface RowReader<T> {
    T read(ResultSet rows) throws SQLException;
  }

  /// The text of the resource `NAME.sql` beside a class.
  public static SqlText of(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name + ".sql")) {
      if (in == null) {
        throw AirworthyException.internal("the query " + name + " is missing");
      }
      return new SqlText(name, new String(in.readAllBytes(), StandardCharsets.UTF_8), Map.of());
    } catch (IOException e) {
      throw AirworthyException.internal("the query " + name + " cannot be read", e);
    }
  }

  /// A statement without holes, whatever its characters.
  public static SqlText ready(String name, String text) {
    return new SqlText(name, "${text}", Map.of("text", text));
  }

  /// The same with every hole of this name filled.
  public SqlText with(String hole, String value) {
    Map<String, String> more = new HashMap<>(values);
    more.put(hole, value);
    return new SqlText(name, template, more);
  }

  /// The same with every hole of this name filled.
  public SqlText with(String hole, long value) {
    return with(hole, Long.toString(value));
  }

  /// The text, all of whose holes are filled.
  public String complete() {
    return HOLE.matcher(template)
        .replaceAll(hole -> Matcher.quoteReplacement(value(hole.group(1))));
  }

  private String value(String hole) {
    return Optional.ofNullable(values.get(hole))
        .orElseThrow(
            () -> new IllegalStateException("the query " + name + " lacks ${" + hole + "}"));
  }

  /// Runs the statement without a result.
  public void run(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(complete());
    }
  }

  /// Runs the query and hands its rows to a reader that advances by itself.
  public <T> T read(Connection connection, RowReader<T> reader) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(complete())) {
      return reader.read(rows);
    }
  }

  /// The only number of a query of one row and one column.
  public long number(Connection connection) throws SQLException {
    return read(
        connection,
        rows -> {
          rows.next();
          return rows.getLong(1);
        });
  }
}
