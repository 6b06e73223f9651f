package io.airworthy.release;

import io.airworthy.AirworthyException;
import java.util.Optional;

/// The candidate's and the champion's scores of the same test rows.
public final class TestScores {
  private final int[] labels;
  private final double[] candidate;
  private final Optional<double[]> champion;
  private final String[] sessions;

  private TestScores(
      int[] labels, double[] candidate, Optional<double[]> champion, String[] sessions) {
    this.labels = labels.clone();
    this.candidate = candidate.clone();
    this.champion = champion.map(double[]::clone);
    this.sessions = sessions.clone();
  }

  /// The scores of test rows, checked.
  ///
  /// @param labels 0 or 1 for each row
  /// @param candidate finite scores, higher meaning more likely positive
  /// @param champion the champion's scores of the same rows; empty when there is no champion
  /// @param sessions the session of each row; rows of one session are not independent
  /// @throws AirworthyException bad input when the lengths differ, a label is not 0 or 1 or a score
  ///     is not finite
  public static TestScores of(
      int[] labels, double[] candidate, Optional<double[]> champion, String[] sessions) {
    requireRows(labels.length, "candidate scores", candidate.length);
    requireRows(labels.length, "sessions", sessions.length);
    champion.ifPresent(scores -> requireRows(labels.length, "champion scores", scores.length));
    requireLabels(labels);
    requireFinite("candidate", candidate);
    champion.ifPresent(scores -> requireFinite("champion", scores));
    return new TestScores(labels, candidate, champion, sessions);
  }

  private static void requireRows(int labels, String what, int found) {
    if (found != labels) {
      throw AirworthyException.badInput(
          "the gate's test rows have " + labels + " labels but " + found + " " + what);
    }
  }

  private static void requireLabels(int[] labels) {
    for (int row = 0; row < labels.length; row++) {
      if (labels[row] != 0 && labels[row] != 1) {
        throw AirworthyException.badInput(
            "the gate's test row " + row + " has label " + labels[row] + ", expected 0 or 1");
      }
    }
  }

  private static void requireFinite(String model, double[] scores) {
    for (int row = 0; row < scores.length; row++) {
      if (!Double.isFinite(scores[row])) {
        throw AirworthyException.badInput(
            "the gate's test row "
                + row
                + " has "
                + model
                + " score "
                + scores[row]
                + ", expected a finite number");
      }
    }
  }

  int[] labels() {
    return labels;
  }

  double[] candidate() {
    return candidate;
  }

  Optional<double[]> champion() {
    return champion;
  }

  String[] sessions() {
    return sessions;
  }

  int rows() {
    return labels.length;
  }

  int positives() {
    int positives = 0;
    for (int label : labels) {
      positives += label;
    }
    return positives;
  }
}
