package io.airworthy.evaluation;

import java.util.Locale;

/// How the threshold is chosen above which rows are flagged.
public sealed interface OperatingRule {

  /// The greatest recall among thresholds that keep false positives under a cap; of thresholds
  /// with the same recall the one that flags least.
  ///
  /// @param cap false positives in 1,000 rows, from 0 to 1,000
  record MaximumRecall(double cap) implements OperatingRule {
    /// @throws IllegalArgumentException when the cap is not from 0 to 1,000
    public MaximumRecall {
      if (!(cap >= 0 && cap <= 1000)) {
        throw new IllegalArgumentException(
            "a cap on false positives is from 0 to 1000 in 1,000 rows, not " + cap);
      }
    }

    @Override
    public String sentence() {
      return "maximum recall with " + bound();
    }

    /// The cap in a few words.
    String bound() {
      String shown = cap == Math.rint(cap) ? "%.0f" : "%.4g";
      return "at most "
          + String.format(Locale.ROOT, shown, cap)
          + " false positives per 1,000 rows";
    }
  }

  /// A threshold that was given.
  ///
  /// @param threshold finite; rows scored at or above it are flagged
  record AtThreshold(double threshold) implements OperatingRule {
    /// @throws IllegalArgumentException when the threshold is not finite
    public AtThreshold {
      if (!Double.isFinite(threshold)) {
        throw new IllegalArgumentException("a threshold is finite, not " + threshold);
      }
    }

    @Override
    public String sentence() {
      return "the threshold that was given";
    }
  }

  /// The rule in a few words.
  String sentence();
}
