package io.airworthy.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// What was measured, each repetition once.
///
/// @param values in the order of measurement, at least one, all finite
public record Sample(List<Double> values) {
  /// @throws IllegalArgumentException when there is no value or one is not finite
  public Sample {
    values = List.copyOf(values);
    if (values.isEmpty() || values.stream().anyMatch(value -> !Double.isFinite(value))) {
      throw new IllegalArgumentException("a sample is finite values, at least one: " + values);
    }
  }

  /// A sample of these values.
  static Sample of(double... values) {
    return new Sample(Arrays.stream(values).boxed().toList());
  }

  /// The middle value; of an even number the mean of the two in the middle.
  double median() {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  double min() {
    return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  double max() {
    return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }

  /// The same measurements in another unit.
  public Sample map(DoubleUnaryOperator conversion) {
    return new Sample(values.stream().map(value -> conversion.applyAsDouble(value)).toList());
  }
}
