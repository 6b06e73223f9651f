package io.airworthy.stats;

import java.util.List;
import java.util.OptionalDouble;

/// The gap between predicted and observed rates over reliability bins; empty on no rows.
///
/// Source: Guo, Pleiss, Sun, Weinberger, "On Calibration of Modern Neural Networks", 2017.
public final class CalibrationError {
  /// The number of bins of the default figures.
  public static final int BINS = 15;

  private CalibrationError() {}

  /// The expected calibration error: [#l1] over 15 equal-width bins.
  public static OptionalDouble expected(int[] labels, double[] scores) {
    return l1(ReliabilityBins.equalWidth(labels, scores, BINS));
  }

  /// The expected calibration error over 15 equal-mass bins, the one to read when positives are
  /// rare and nearly all scores share the first bins of equal width.
  public static OptionalDouble expectedEqualMass(int[] labels, double[] scores) {
    return l1(ReliabilityBins.equalMass(labels, scores, BINS));
  }

  /// The mean gap, each bin weighted by its rows.
  public static OptionalDouble l1(List<ReliabilityBins.Bin> bins) {
    double sum = 0;
    long rows = 0;
    for (ReliabilityBins.Bin bin : bins) {
      sum += bin.count() * bin.gap();
      rows += bin.count();
    }
    return rows == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / rows);
  }

  /// The root mean square gap, each bin weighted by its rows.
  public static OptionalDouble l2(List<ReliabilityBins.Bin> bins) {
    double sum = 0;
    long rows = 0;
    for (ReliabilityBins.Bin bin : bins) {
      sum += bin.count() * bin.gap() * bin.gap();
      rows += bin.count();
    }
    return rows == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(sum / rows));
  }

  /// The largest gap of any bin, whatever its size.
  public static OptionalDouble max(List<ReliabilityBins.Bin> bins) {
    return bins.stream().mapToDouble(ReliabilityBins.Bin::gap).max();
  }
}
