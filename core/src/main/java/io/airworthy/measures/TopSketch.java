package io.airworthy.measures;

import io.airworthy.lake.DuckDb;
import io.airworthy.lake.SqlText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
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
    sql("value-buckets").run(connection);
    long unsplit = SqlText.of(TopSketch.class, "first-bucket-left").number(connection);
    return sql("value-cells").read(connection, cells -> top(cells, k, unsplit));
  }

  private static ApproximateTop top(ResultSet cells, int k, long unsplit) throws SQLException {
    List<ValueCount> values = new ArrayList<>();
    long unseparated = unsplit;
    while (values.size() < k && cells.next()) {
      String least = cells.getString(1);
      long rows = cells.getLong(3);
      if (least.equals(cells.getString(2))) {
        values.add(new ValueCount(least, rows));
      } else {
        unseparated = Math.max(unseparated, rows);
      }
    }
    long last = values.size() < k ? 0 : values.getLast().count();
    return new ApproximateTop(values, Math.max(0, unseparated - last));
  }

  private SqlText sql(String query) {
    return SqlText.of(TopSketch.class, query).with("column", DuckDb.name(column));
  }
}
