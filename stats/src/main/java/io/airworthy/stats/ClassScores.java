package io.airworthy.stats;

import java.util.Arrays;

/// The scores of the two classes apart, each ascending. Every rank statistic of a binary label is
/// one merge of these two arrays, so rows are never sorted as objects and no index is kept.
final class ClassScores {
  final double[] positives;
  final double[] negatives;

  private ClassScores(double[] positives, double[] negatives) {
    this.positives = positives;
    this.negatives = negatives;
  }

  static ClassScores split(int[] labels, double[] scores) {
    Checks.sameLength(labels.length, scores.length);
    int positiveCount = 0;
    for (int i = 0; i < labels.length; i++) {
      Checks.label(i, labels[i]);
      Checks.finite(i, scores[i]);
      positiveCount += labels[i];
    }
    double[] positives = new double[positiveCount];
    double[] negatives = new double[labels.length - positiveCount];
    int p = 0;
    int n = 0;
    for (int i = 0; i < labels.length; i++) {
      double score = scores[i] + 0.0; // -0.0 becomes 0.0, so that equal scores are one tie
      if (labels[i] == 1) {
        positives[p++] = score;
      } else {
        negatives[n++] = score;
      }
    }
    Arrays.sort(positives);
    Arrays.sort(negatives);
    return new ClassScores(positives, negatives);
  }

  boolean lacksAClass() {
    return positives.length == 0 || negatives.length == 0;
  }

  /// Walks the distinct scores from the highest down.
  Descent descend() {
    return new Descent();
  }

  /// A cursor over the distinct scores, highest first, that counts what lies at or above it.
  final class Descent {
    int truePositives;
    int falsePositives;
    double threshold = Double.POSITIVE_INFINITY;

    /// Moves to the next lower distinct score; false when there is none.
    boolean next() {
      int p = positives.length - 1 - truePositives;
      int n = negatives.length - 1 - falsePositives;
      if (p < 0 && n < 0) {
        return false;
      }
      threshold =
          p < 0 ? negatives[n] : n < 0 ? positives[p] : Math.max(positives[p], negatives[n]);
      while (p >= 0 && positives[p] == threshold) {
        p--;
      }
      while (n >= 0 && negatives[n] == threshold) {
        n--;
      }
      truePositives = positives.length - 1 - p;
      falsePositives = negatives.length - 1 - n;
      return true;
    }

    double precision() {
      return (double) truePositives / ((long) truePositives + falsePositives);
    }
  }
}
