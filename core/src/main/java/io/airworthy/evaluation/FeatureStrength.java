package io.airworthy.evaluation;

import io.airworthy.stats.Interval;

/// How well one feature alone separates the classes.
///
/// @param feature its name
/// @param aspect its value, or the fact that it is missing
/// @param rows rows on which that could be judged
/// @param auroc direction-free for numbers, out-of-fold for categories
/// @param interval DeLong
/// @param flagged whether the alarm sounds
public record FeatureStrength(
    String feature, Aspect aspect, int rows, double auroc, Interval interval, boolean flagged) {

  /// What of a feature was looked at.
  public enum Aspect {
    /// What it says where it is present.
    VALUE,
    /// Whether it is missing.
    MISSINGNESS
  }

  /// The feature, or `missing(feature)`.
  public String title() {
    return aspect == Aspect.VALUE ? feature : "missing(" + feature + ")";
  }
}
