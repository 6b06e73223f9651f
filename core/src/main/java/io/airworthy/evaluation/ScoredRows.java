package io.airworthy.evaluation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Rows that a model scored and whose truth is known.
///
/// The arrays are not copied; whoever makes the rows no longer writes to them.
public final class ScoredRows {
  private final int[] labels;
  private final double[] scores;
  private final Optional<String[]> sessions;
  private final Optional<int[]> users;
  private final Map<String, String[]> dimensions;

  /// Rows of which nobody knows the users.
  ///
  /// @param labels 0 or 1
  /// @param scores finite, higher means more likely 1
  /// @param sessions what rows belong together, such as the turns of one conversation; empty when
  ///     every row stands alone
  /// @param dimensions what to slice by; an unknown value is the empty string
  /// @throws IllegalArgumentException when lengths differ, a label is not 0 or 1, or a score is not
  ///     finite; the message names the row, counted from 1
  public ScoredRows(
      int[] labels,
      double[] scores,
      Optional<String[]> sessions,
      Map<String, String[]> dimensions) {
    this(labels, scores, sessions, Optional.empty(), dimensions);
  }

  private ScoredRows(
      int[] labels,
      double[] scores,
      Optional<String[]> sessions,
      Optional<int[]> users,
      Map<String, String[]> dimensions) {
    requireLength(labels.length, scores.length, "scores");
    sessions.ifPresent(names -> requireLength(labels.length, names.length, "sessions"));
    users.ifPresent(numbers -> requireLength(labels.length, numbers.length, "users"));
    dimensions.forEach((name, values) -> requireLength(labels.length, values.length, name));
    for (int row = 0; row < labels.length; row++) {
      if (labels[row] != 0 && labels[row] != 1) {
        throw new IllegalArgumentException(
            "row " + (row + 1) + ": the label is " + labels[row] + ", expected 0 or 1");
      }
      if (!Double.isFinite(scores[row])) {
        throw new IllegalArgumentException(
            "row " + (row + 1) + ": the score is " + scores[row] + ", expected a finite number");
      }
    }
    this.labels = labels;
    this.scores = scores;
    this.sessions = sessions;
    this.users = users;
    this.dimensions = Collections.unmodifiableMap(new TreeMap<>(dimensions));
  }

  /// Rows that stand alone and are not sliced.
  public static ScoredRows of(int[] labels, double[] scores) {
    return new ScoredRows(labels, scores, Optional.empty(), Map.of());
  }

  /// The same rows with the user of each.
  ///
  /// @param numbers rows of one user share a number, counted from 0; -1 where the user is unknown
  public ScoredRows withUsers(int[] numbers) {
    return new ScoredRows(labels, scores, sessions, Optional.of(numbers), dimensions);
  }

  private static void requireLength(int expected, int found, String what) {
    if (expected != found) {
      throw new IllegalArgumentException(expected + " labels but " + found + " " + what);
    }
  }

  /// Number of rows.
  public int size() {
    return labels.length;
  }

  /// Number of rows labelled 1.
  public int positives() {
    return Arrays.stream(labels).sum();
  }

  /// Whether every score could be a probability; false on no rows.
  public boolean scoresAreProbabilities() {
    return labels.length > 0 && Arrays.stream(scores).allMatch(score -> score >= 0 && score <= 1);
  }

  int[] labels() {
    return labels;
  }

  double[] scores() {
    return scores;
  }

  Optional<String[]> sessions() {
    return sessions;
  }

  Map<String, String[]> dimensions() {
    return dimensions;
  }

  /// Distinct known users of the given rows; the rows themselves where nobody knows the users.
  long people(IntStream rows) {
    return users.map(numbers -> people(numbers, rows)).orElseGet(rows::count);
  }

  private static long people(int[] numbers, IntStream rows) {
    BitSet seen = new BitSet();
    rows.map(row -> numbers[row]).filter(user -> user >= 0).forEach(seen::set);
    return seen.cardinality();
  }

  /// The labels and scores of the given rows, without sessions and dimensions.
  ScoredRows select(int[] rows) {
    int[] chosenLabels = new int[rows.length];
    double[] chosenScores = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      chosenLabels[i] = labels[rows[i]];
      chosenScores[i] = scores[rows[i]];
    }
    return of(chosenLabels, chosenScores);
  }
}
