package io.airworthy.training;

import java.util.Optional;

/// A threshold and what it does. A row is flagged when its score is at least the threshold, a
/// session when one of its rows is.
///
/// @param threshold a calibrated score, 0 to 1
/// @param recall flagged positive rows of all positive rows, 0 to 1
/// @param precision positive rows of all flagged rows, 0 to 1
/// @param flagsPerThousandSessions flagged sessions of a thousand
/// @param falsePositivesPerThousandSessions flagged sessions without a positive row, of a thousand
///     sessions
public record OperatingPoint(
    double threshold,
    double recall,
    double precision,
    double flagsPerThousandSessions,
    double falsePositivesPerThousandSessions) {
  /// What a threshold does on the given rows; empty when they hold no positive or none is flagged.
  public static Optional<OperatingPoint> measure(
      double threshold, int[] labels, double[] scores, String[] sessions) {
    return ThresholdSweep.of(labels, scores, sessions).stream()
        .takeWhile(point -> point.threshold() >= threshold)
        .reduce((higher, lower) -> lower)
        .map(last -> last.at(threshold));
  }

  private OperatingPoint at(double other) {
    return new OperatingPoint(
        other, recall, precision, flagsPerThousandSessions, falsePositivesPerThousandSessions);
  }
}
