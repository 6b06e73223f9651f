package io.airworthy.features;

import io.airworthy.Target;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/// Labelled examples with the features that were knowable at each one's cutoff, in the order of
/// (cutoff, example id).
public final class TrainingSet {
  private final Target target;
  private final String label;
  private final FeatureMatrix features;
  private final int[] labels;
  private final long[] cutoffMicros;
  private final String[] sessions;
  private final int[] users;
  private final Map<String, String[]> dimensions;

  /// Examples of which no user is known. The arrays are not copied.
  ///
  /// @param target what may be seen
  /// @param label name of the label, such as `dissatisfied`
  /// @param features one row for each example
  /// @param labels 0 or 1
  /// @param cutoffMicros microseconds since the epoch; everything in `features` was available
  /// before
  /// @param sessions the session of each example, which no split may cut
  /// @param dimensions what to slice by: `tenant`, `locale`, `platform`, `template`; an unknown
  /// value
  ///     is the empty string
  /// @throws IllegalArgumentException when the lengths differ or the order is not by cutoff
  public TrainingSet(
      Target target,
      String label,
      FeatureMatrix features,
      int[] labels,
      long[] cutoffMicros,
      String[] sessions,
      Map<String, String[]> dimensions) {
    this(
        target,
        label,
        features,
        labels,
        cutoffMicros,
        sessions,
        unknown(labels.length),
        dimensions);
  }

  private TrainingSet(
      Target target,
      String label,
      FeatureMatrix features,
      int[] labels,
      long[] cutoffMicros,
      String[] sessions,
      int[] users,
      Map<String, String[]> dimensions) {
    int rows = features.rows();
    if (labels.length != rows
        || cutoffMicros.length != rows
        || sessions.length != rows
        || users.length != rows) {
      throw new IllegalArgumentException("the columns of a training set have different lengths");
    }
    for (int i = 1; i < rows; i++) {
      if (cutoffMicros[i] < cutoffMicros[i - 1]) {
        throw new IllegalArgumentException("a training set is ordered by cutoff; row " + i);
      }
    }
    this.target = target;
    this.label = label;
    this.features = features;
    this.labels = labels;
    this.cutoffMicros = cutoffMicros;
    this.sessions = sessions;
    this.users = users;
    this.dimensions = new TreeMap<>(dimensions);
  }

  private static int[] unknown(int rows) {
    int[] users = new int[rows];
    Arrays.fill(users, -1);
    return users;
  }

  /// What the features may know.
  public Target target() {
    return target;
  }

  /// Name of the label.
  public String label() {
    return label;
  }

  /// The features, one row for each example.
  public FeatureMatrix features() {
    return features;
  }

  /// Number of examples.
  public int rows() {
    return labels.length;
  }

  /// Number of examples labelled 1.
  public int positives() {
    int count = 0;
    for (int label : labels) {
      count += label;
    }
    return count;
  }

  /// The label of an example, 0 or 1.
  public int label(int row) {
    return labels[row];
  }

  /// The cutoff of an example, microseconds since the epoch.
  public long cutoffMicros(int row) {
    return cutoffMicros[row];
  }

  /// The session of an example.
  public String session(int row) {
    return sessions[row];
  }

  /// The user of an example: a number from 0 that counts within the set and names nobody; -1 where
  /// it is unknown.
  public int user(int row) {
    return users[row];
  }

  /// The slicing dimensions by name, sorted; each array has one value for each example.
  public Map<String, String[]> dimensions() {
    return dimensions;
  }

  /// The same examples with other features.
  public TrainingSet with(FeatureMatrix others) {
    return new TrainingSet(
        target, label, others, labels, cutoffMicros, sessions, users, dimensions);
  }

  /// The same examples with the user of each; the array is not copied.
  ///
  /// @throws IllegalArgumentException when there are not as many as examples
  TrainingSet withUsers(int[] known) {
    return new TrainingSet(
        target, label, features, labels, cutoffMicros, sessions, known, dimensions);
  }

  /// A copy of the examples at the given rows, which must be ascending.
  public TrainingSet select(int[] rows) {
    int[] chosenLabels = new int[rows.length];
    long[] chosenCutoffs = new long[rows.length];
    int[] chosenUsers = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      chosenLabels[i] = labels[rows[i]];
      chosenCutoffs[i] = cutoffMicros[rows[i]];
      chosenUsers[i] = users[rows[i]];
    }
    Map<String, String[]> chosenDimensions = new TreeMap<>();
    dimensions.forEach((name, values) -> chosenDimensions.put(name, select(values, rows)));
    return new TrainingSet(
        target,
        label,
        features.select(rows),
        chosenLabels,
        chosenCutoffs,
        select(sessions, rows),
        chosenUsers,
        chosenDimensions);
  }

  private static String[] select(String[] values, int[] rows) {
    String[] chosen = new String[rows.length];
    for (int i = 0; i < rows.length; i++) {
      chosen[i] = values[rows[i]];
    }
    return chosen;
  }
}
