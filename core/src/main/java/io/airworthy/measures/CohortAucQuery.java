package io.airworthy.measures;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/// Areas by cohort of the loaded table `scored`: DuckDB numbers the cohorts, ranks are counted
/// here.
record CohortAucQuery(Connection connection) {

  SortedMap<String, OptionalDouble> answer() throws SQLException {
    Sql.run(connection, Sql.query("number-cohorts"));
    List<String> names = names();
    int count = Sql.rowCount(connection, "scored");
    int[] labels = new int[count];
    double[] scores = new double[count];
    int[] cohorts = new int[count];
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(Sql.query("scored-by-number"))) {
      for (int i = 0; rows.next(); i++) {
        labels[i] = rows.getInt(1);
        scores[i] = rows.getDouble(2);
        cohorts[i] = rows.getInt(3);
      }
    }
    List<OptionalDouble> areas = CohortAuc.of(labels, scores, cohorts, names.size());
    SortedMap<String, OptionalDouble> byName = new TreeMap<>();
    for (int i = 0; i < names.size(); i++) {
      byName.put(names.get(i), areas.get(i));
    }
    return byName;
  }

  private List<String> names() throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(Sql.query("cohort-names"))) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }
}
