package io.airworthy.stats;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/// An unmodifiable list of doubles kept as primitives.
final class DoubleSequence extends AbstractList<Double> implements RandomAccess {
  private final double[] values;

  private DoubleSequence(double[] values) {
    this.values = values;
  }

  /// A list of the first `size` values of `values`, in reverse order.
  static DoubleSequence reversed(double[] values, int size) {
    double[] copy = new double[size];
    for (int i = 0; i < size; i++) {
      copy[i] = values[size - 1 - i];
    }
    return new DoubleSequence(copy);
  }

  /// A list of the first `size` values of `values`.
  static DoubleSequence first(double[] values, int size) {
    return new DoubleSequence(Arrays.copyOf(values, size));
  }

  @Override
  public Double get(int index) {
    return values[index];
  }

  @Override
  public int size() {
    return values.length;
  }
}
