package io.airworthy.measures;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Frequent values of the view `sketched_values` by counting buckets of their hashes.
///
/// One pass counts the rows of 65,536 buckets, a second splits the heaviest 256 into 4,096 cells
/// each. Memory holds at most those 65,536 and 1,048,576 counts, whatever the number of distinct
/// values. Counts and least and greatest values merge, so neither the order of rows nor the number
/// of threads changes the answer.
record TopSketch(Connection connection, String column) {
  /// The most values that can be asked for.
  static final int MOST = 100;

  ApproximateTop top(int k) throws SQLException {
    Sql.run(connection, sql("value-buckets"));
    List<ValueCount> values = new ArrayList<>();
    long unseparated = Sql.number(connection, Sql.query("first-bucket-left"));
    try (Statement statement = connection.createStatement();
        ResultSet cells = statement.executeQuery(sql("value-cells"))) {
      while (cells.next()) {
        String least = cells.getString(1);
        long rows = cells.getLong(3);
        if (least.equals(cells.getString(2))) {
          values.add(new ValueCount(least, rows));
        } else {
          unseparated = Math.max(unseparated, rows);
        }
        if (values.size() == k) {
          break;
        }
      }
    }
    long last = values.size() < k ? 0 : values.getLast().count();
    return new ApproximateTop(values, Math.max(0, unseparated - last));
  }

  private String sql(String query) {
    return Sql.query(query).formatted(Sql.name(column));
  }
}
