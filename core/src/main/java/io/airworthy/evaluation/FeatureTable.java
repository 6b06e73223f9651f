package io.airworthy.evaluation;

import io.airworthy.features.FeatureMatrix;
import io.airworthy.features.TrainingSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Labelled examples with their features, as the leakage audit takes them. Arrays are not copied.
public final class FeatureTable {
  private final Map<String, Column> features;
  private final int[] labels;
  private final String[] sessions;
  private final Optional<double[]> times;

  /// @param features by name; order is kept
  /// @param labels 0 or 1
  /// @param sessions what examples belong together and are never split; give each example its own
  ///     name when they stand alone
  /// @param times when each example was judged, in any unit that ascends; empty when unknown
  /// @throws IllegalArgumentException when lengths differ or a label is not 0 or 1
  public FeatureTable(
      Map<String, Column> features, int[] labels, String[] sessions, Optional<double[]> times) {
    requireLength(labels.length, sessions.length, "sessions");
    times.ifPresent(values -> requireLength(labels.length, values.length, "times"));
    features.forEach((name, column) -> requireLength(labels.length, column.size(), name));
    for (int label : labels) {
      if (label != 0 && label != 1) {
        throw new IllegalArgumentException("a label is 0 or 1, not " + label);
      }
    }
    this.features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
    this.labels = labels;
    this.sessions = sessions;
    this.times = times;
  }

  /// The examples of a training set; a cutoff is an example's time.
  public static FeatureTable of(TrainingSet set) {
    FeatureMatrix matrix = set.features();
    Map<String, Column> features = new LinkedHashMap<>();
    for (int column = 0; column < matrix.columns(); column++) {
      float[] values = matrix.column(column);
      double[] wide = new double[values.length];
      for (int row = 0; row < wide.length; row++) {
        wide[row] = values[row];
      }
      features.put(matrix.names().get(column), new Column.Numbers(wide));
    }
    int[] labels = new int[set.rows()];
    String[] sessions = new String[set.rows()];
    double[] times = new double[set.rows()];
    for (int row = 0; row < set.rows(); row++) {
      labels[row] = set.label(row);
      sessions[row] = set.session(row);
      times[row] = set.cutoffMicros(row);
    }
    return new FeatureTable(features, labels, sessions, Optional.of(times));
  }

  private static void requireLength(int expected, int found, String what) {
    if (expected != found) {
      throw new IllegalArgumentException(expected + " labels but " + found + " " + what);
    }
  }

  /// Number of examples.
  public int rows() {
    return labels.length;
  }

  /// The features by name.
  public Map<String, Column> features() {
    return features;
  }

  int[] labels() {
    return labels;
  }

  String[] sessions() {
    return sessions;
  }

  Optional<double[]> times() {
    return times;
  }
}
