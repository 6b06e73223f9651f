package io.airworthy.stats;

/// A sum that carries its rounding error along (Neumaier, 1974), so that a mean of millions of
/// rows keeps its last digits whatever their order.
final class Sum {
  private double total;
  private double compensation;

  void add(double value) {
    double next = total + value;
    compensation +=
        Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }

  double value() {
    return total + compensation;
  }
}
