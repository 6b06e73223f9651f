package io.airworthy.features;

import io.airworthy.Target;
import io.airworthy.lake.Database;
import io.airworthy.lake.SqlText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// All of a training set but its features, column by column.
record ExampleColumns(
    int[] labels,
    long[] cutoffMicros,
    String[] sessions,
    int[] users,
    Map<String, String[]> dimensions) {
  static final String DIMENSION = "dimension.";
  static final List<String> DIMENSIONS = List.of("tenant", "locale", "platform", "template");

  /// Reads as many rows of `id` (its place, from 0), `cutoff_us`, `label`, `session`,
  /// `user_index` and `dimension.NAME` for each dimension.
  static ExampleColumns read(Database database, SqlText query, int rows, List<String> names) {
    ExampleColumns columns = ofSize(rows, names);
    Map<String, String> seen = new HashMap<>();
    return database.read(
        query,
        result -> {
          while (result.next()) {
            int row = Math.toIntExact(result.getLong("id"));
            columns.labels[row] = result.getInt("label");
            columns.cutoffMicros[row] = result.getLong("cutoff_us");
            columns.sessions[row] = once(seen, result.getString("session"));
            columns.users[row] = result.getInt("user_index");
            for (Map.Entry<String, String[]> dimension : columns.dimensions.entrySet()) {
              String value = result.getString(DIMENSION + dimension.getKey());
              dimension.getValue()[row] = once(seen, value);
            }
          }
          return columns;
        });
  }

  int rows() {
    return labels.length;
  }

  private static ExampleColumns ofSize(int rows, List<String> names) {
    Map<String, String[]> dimensions = new TreeMap<>();
    names.forEach(name -> dimensions.put(name, new String[rows]));
    return new ExampleColumns(
        new int[rows], new long[rows], new String[rows], new int[rows], dimensions);
  }

  private static String once(Map<String, String> seen, String value) {
    String known = seen.putIfAbsent(value, value);
    return known == null ? value : known;
  }

  TrainingSet toTrainingSet(Target target, String label, FeatureMatrix features) {
    return new TrainingSet(target, label, features, labels, cutoffMicros, sessions, dimensions)
        .withUsers(users);
  }
}
