package io.airworthy.benchmarks;

import java.util.Arrays;
import java.util.List;

/// What a contestant found out, as figures that agree exactly when the results do.
///
/// @param figures in an order that both contestants share
public record Answer(List<Double> figures) {
  /// Differences of rounding, relative to the larger figure.
  static final double ROUNDING = 1e-9;

  public Answer {
    figures = List.copyOf(figures);
  }

  /// The answer of these figures.
  public static Answer of(double... figures) {
    return new Answer(Arrays.stream(figures).boxed().toList());
  }

  /// Whether each figure is the other's, but for a relative difference.
  boolean agrees(Answer other, double tolerance) {
    if (figures.size() != other.figures.size()) {
      return false;
    }
    for (int i = 0; i < figures.size(); i++) {
      double a = figures.get(i);
      double b = other.figures.get(i);
      if (!(Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b)))) {
        return false;
      }
    }
    return true;
  }
}
