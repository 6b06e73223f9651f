package io.airworthy.measures;

import io.airworthy.lake.DuckDb;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// The lines of a text file, unpacked, in order; a blank line is empty.
///
/// It is a second look at a file, for its head and for messages, never the way its rows are read.
final class TextLines implements AutoCloseable {
  private final Statement statement;
  private final ResultSet rows;
  private long line;

  private TextLines(Statement statement, ResultSet rows) {
    this.statement = statement;
    this.rows = rows;
  }

  /// All lines.
  static TextLines of(Connection connection, String path, FileShape shape) throws SQLException {
    return of(connection, path, shape, "");
  }

  /// The first lines, without a look at the others.
  static TextLines head(Connection connection, String path, FileShape shape, int lines)
      throws SQLException {
    return of(connection, path, shape, " limit " + lines);
  }

  private static TextLines of(Connection connection, String path, FileShape shape, String limit)
      throws SQLException {
    // A delimiter that no text holds makes each line one cell.
    String sql =
        ("select line from read_csv(%s, compression = '%s', auto_detect = false, header = false,"
                    + " delim = '\u0001', quote = '', escape = '', columns = {'line': 'VARCHAR'})")
                .formatted(DuckDb.literal(path), shape.compression())
            + limit;
    Relation.IN_ORDER.run(connection);
    Statement statement = connection.createStatement();
    return new TextLines(statement, statement.executeQuery(sql));
  }

  /// Moves to the next line; false when there is none.
  boolean next() throws SQLException {
    line++;
    return rows.next();
  }

  /// The number of the line, from 1.
  long number() {
    return line;
  }

  /// The line's text, without its end.
  String text() throws SQLException {
    String text = rows.getString(1);
    return text == null ? "" : text;
  }

  @Override
  public void close() throws SQLException {
    rows.close();
    statement.close();
  }
}
