package io.airworthy.stats;

import java.util.OptionalDouble;

/// The first Wasserstein distance of two samples: the area between their distribution functions, in
/// the unit of the values.
public final class Wasserstein {
  /// The least scale of [#normalised], for a reference that hardly varies.
  private static final double LEAST_SCALE = 0.001;

  private Wasserstein() {}

  /// The distance; empty when either sample is.
  public static OptionalDouble distance(double[] reference, double[] current) {
    if (reference.length == 0 || current.length == 0) {
      return OptionalDouble.empty();
    }
    double[] first = Checks.sortedFinite(reference);
    double[] second = Checks.sortedFinite(current);
    Sum area = new Sum();
    int i = 0;
    int j = 0;
    double at = Math.min(first[0], second[0]);
    while (i < first.length || j < second.length) {
      double next =
          Math.min(
              i < first.length ? first[i] : Double.POSITIVE_INFINITY,
              j < second.length ? second[j] : Double.POSITIVE_INFINITY);
      area.add(Math.abs((double) i / first.length - (double) j / second.length) * (next - at));
      while (i < first.length && first[i] == next) {
        i++;
      }
      while (j < second.length && second[j] == next) {
        j++;
      }
      at = next;
    }
    return OptionalDouble.of(area.value());
  }

  /// The distance over the reference's population standard deviation, or over 0.001 when that is
  /// less: Evidently's convention.
  public static OptionalDouble normalised(double[] reference, double[] current) {
    OptionalDouble distance = distance(reference, current);
    return distance.isEmpty()
        ? distance
        : OptionalDouble.of(
            distance.getAsDouble() / Math.max(LEAST_SCALE, standardDeviation(reference)));
  }

  private static double standardDeviation(double[] values) {
    Sum sum = new Sum();
    for (double value : values) {
      sum.add(value);
    }
    double mean = sum.value() / values.length;
    Sum squares = new Sum();
    for (double value : values) {
      squares.add((value - mean) * (value - mean));
    }
    return Math.sqrt(squares.value() / values.length);
  }
}
