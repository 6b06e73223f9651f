package io.airworthy.training;

import java.util.OptionalDouble;

/// How many of some things, such as rows or sessions, a threshold flags rightly and wrongly.
///
/// @param truePositives flagged and positive
/// @param falsePositives flagged and not positive
/// @param trueNegatives neither
/// @param falseNegatives positive but not flagged
public record ConfusionMatrix(
    long truePositives, long falsePositives, long trueNegatives, long falseNegatives) {

  static ConfusionMatrix of(long truePositives, long flagged, long positives, long all) {
    long falsePositives = flagged - truePositives;
    return new ConfusionMatrix(
        truePositives, falsePositives, all - positives - falsePositives, positives - truePositives);
  }

  /// How many are flagged.
  public long flagged() {
    return truePositives + falsePositives;
  }

  /// How many there are.
  public long all() {
    return flagged() + trueNegatives + falseNegatives;
  }

  /// The share of the flagged that is positive; empty when none is flagged.
  public OptionalDouble precision() {
    return ratio(truePositives, flagged());
  }

  /// The share of the positive that is flagged; empty when none is positive.
  public OptionalDouble recall() {
    return ratio(truePositives, truePositives + falseNegatives);
  }

  /// Flagged of a thousand; empty when there are none.
  public OptionalDouble flaggedPerThousand() {
    return ratio(1000 * flagged(), all());
  }

  /// Wrongly flagged of a thousand; empty when there are none.
  public OptionalDouble falsePositivesPerThousand() {
    return ratio(1000 * falsePositives, all());
  }

  private static OptionalDouble ratio(long part, long whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }
}
