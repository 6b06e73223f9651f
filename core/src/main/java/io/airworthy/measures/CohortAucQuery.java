package io.airworthy.measures;

import io.airworthy.lake.SqlText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/// Areas by cohort of the loaded table `scored`: DuckDB numbers the cohorts, ranks are counted
/// here.
record CohortAucQuery(Connection connection) {

  SortedMap<String, OptionalDouble> answer() throws SQLException {
    sql("number-cohorts").run(connection);
    List<String> names = names();
    int count = LoadedTable.rows(connection, "scored");
    int[] labels = new int[count];
    double[] scores = new double[count];
    int[] cohorts = new int[count];
    sql("scored-by-number")
        .read(
            connection,
            rows -> {
              for (int i = 0; rows.next(); i++) {
                labels[i] = rows.getInt(1);
                scores[i] = rows.getDouble(2);
                cohorts[i] = rows.getInt(3);
              }
              return count;
            });
    List<OptionalDouble> areas = CohortAuc.of(labels, scores, cohorts, names.size());
    SortedMap<String, OptionalDouble> byName = new TreeMap<>();
    for (int i = 0; i < names.size(); i++) {
      byName.put(names.get(i), areas.get(i));
    }
    return byName;
  }

  private List<String> names() throws SQLException {
    return sql("cohort-names")
        .read(
            connection,
            rows -> {
              List<String> names = new ArrayList<>();
              while (rows.next()) {
                names.add(rows.getString(1));
              }
              return names;
            });
  }

  private static SqlText sql(String query) {
    return SqlText.of(CohortAucQuery.class, query);
  }
}
