package io.airworthy.evaluation;

/// Learns from some rows of a table and scores others: what the controls of the audit need of a
/// model.
@FunctionalInterface
public interface Scorer {
  /// Scores for the rows of `test`, in their order, higher meaning more likely 1, from what the
  /// rows of `train` teach. Must not look at the labels of `test`.
  double[] score(int[] train, int[] test);
}
