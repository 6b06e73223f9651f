package io.airworthy.features;

import io.airworthy.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// All of a training set but its features, column by column.
record ExampleColumns(
    int[] labels, long[] cutoffMicros, String[] sessions, Map<String, String[]> dimensions) {
  private static final List<String> DIMENSIONS =
      List.of("tenant", "locale", "platform", "template");

  /// Reads `label_rows`, whose ids run from 0 in the order of the set.
  static ExampleColumns read(Database database) {
    int rows = Math.toIntExact(database.number("label_rows", "select count(*) from label_rows"));
    ExampleColumns columns = ofSize(rows);
    Map<String, String> seen = new HashMap<>();
    return database.read(
        new SqlText("label_rows", "select *, epoch_us(cutoff) as cutoff_us from label_rows"),
        result -> {
          while (result.next()) {
            int row = Math.toIntExact(result.getLong("id"));
            columns.labels[row] = result.getInt("positive");
            columns.cutoffMicros[row] = result.getLong("cutoff_us");
            columns.sessions[row] = once(seen, Long.toString(result.getLong("session_no")));
            for (Map.Entry<String, String[]> dimension : columns.dimensions.entrySet()) {
              dimension.getValue()[row] = once(seen, result.getString(dimension.getKey()));
            }
          }
          return columns;
        });
  }

  private static ExampleColumns ofSize(int rows) {
    Map<String, String[]> dimensions = new TreeMap<>();
    DIMENSIONS.forEach(dimension -> dimensions.put(dimension, new String[rows]));
    return new ExampleColumns(new int[rows], new long[rows], new String[rows], dimensions);
  }

  private static String once(Map<String, String> seen, String value) {
    String known = seen.putIfAbsent(value, value);
    return known == null ? value : known;
  }

  int rows() {
    return labels.length;
  }

  TrainingSet toTrainingSet(Target target, String label, FeatureMatrix features) {
    return new TrainingSet(target, label, features, labels, cutoffMicros, sessions, dimensions);
  }
}
