package io.airworthy.stats;

import java.util.Arrays;

/// What every statistic asks of its input; each failure names the index and the value.
final class Checks {
  private Checks() {}

  static void sameLength(int labels, int scores) {
    if (labels != scores) {
      throw new IllegalArgumentException(labels + " labels but " + scores + " scores");
    }
  }

  static void label(int index, int label) {
    if (label != 0 && label != 1) {
      throw new IllegalArgumentException(
          "label " + label + " at index " + index + " is not 0 or 1");
    }
  }

  static void finite(int index, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "value " + value + " at index " + index + " is not finite");
    }
  }

  static void probabilities(int[] labels, double[] scores) {
    sameLength(labels.length, scores.length);
    for (int i = 0; i < scores.length; i++) {
      label(i, labels[i]);
      if (!(scores[i] >= 0 && scores[i] <= 1)) {
        throw new IllegalArgumentException(
            "score " + scores[i] + " at index " + i + " is not a probability");
      }
    }
  }

  static void positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + ", expected at least 1");
    }
  }

  /// A confidence level, strictly between 0 and 1.
  static void level(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level " + level + " is not between 0 and 1");
    }
  }

  static double[] sortedFinite(double[] values) {
    double[] sorted = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      finite(i, values[i]);
      sorted[i] = values[i] + 0.0; // -0.0 becomes 0.0, so that equal scores are one tie
    }
    Arrays.sort(sorted);
    return sorted;
  }
}
