package io.airworthy.evaluation;

import java.util.OptionalDouble;

/// What happens when rows scored at or above a threshold are flagged.
///
/// @param threshold the least score that is flagged
/// @param rule how it was chosen, in a few words
/// @param truePositives flagged and labelled 1
/// @param falsePositives flagged and labelled 0
/// @param trueNegatives neither
/// @param falseNegatives labelled 1 but not flagged
public record OperatingPoint(
    double threshold,
    String rule,
    long truePositives,
    long falsePositives,
    long trueNegatives,
    long falseNegatives) {

  static OperatingPoint at(double threshold, String rule, ScoredRows rows) {
    long[] counts = new long[4];
    for (int row = 0; row < rows.size(); row++) {
      int flagged = rows.scores()[row] >= threshold ? 2 : 0;
      counts[flagged + rows.labels()[row]]++;
    }
    return new OperatingPoint(threshold, rule, counts[3], counts[2], counts[0], counts[1]);
  }

  /// Rows that are flagged.
  public long flagged() {
    return truePositives + falsePositives;
  }

  /// All rows.
  public long rows() {
    return flagged() + trueNegatives + falseNegatives;
  }

  /// The share of flagged rows labelled 1; empty when none is flagged.
  public OptionalDouble precision() {
    return ratio(truePositives, flagged());
  }

  /// The share of rows labelled 1 that are flagged; empty without such rows.
  public OptionalDouble recall() {
    return ratio(truePositives, truePositives + falseNegatives);
  }

  /// Flagged in 1,000 rows; empty without rows.
  public OptionalDouble flaggedPerThousand() {
    return ratio(1000 * flagged(), rows());
  }

  /// Wrongly flagged in 1,000 rows; empty without rows.
  public OptionalDouble falsePositivesPerThousand() {
    return ratio(1000 * falsePositives, rows());
  }

  private static OptionalDouble ratio(long part, long whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }
}
