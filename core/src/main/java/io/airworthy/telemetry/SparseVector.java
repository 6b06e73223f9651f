package io.airworthy.telemetry;

import java.util.Arrays;

/// A vector that is zero almost everywhere. The arrays are not copied; nobody writes to them.
public final class SparseVector {
  private final int[] indices;
  private final float[] values;

  /// @param indices rising, none negative
  /// @param values one for each index
  /// @throws IllegalArgumentException when lengths differ or indices do not rise
  public SparseVector(int[] indices, float[] values) {
    if (indices.length != values.length) {
      throw new IllegalArgumentException(indices.length + " indices, " + values.length + " values");
    }
    for (int at = 0; at < indices.length; at++) {
      if (indices[at] < 0 || (at > 0 && indices[at] <= indices[at - 1])) {
        throw new IllegalArgumentException("indices rise from 0, found " + indices[at]);
      }
    }
    this.indices = indices;
    this.values = values;
  }

  /// Number of entries.
  public int size() {
    return indices.length;
  }

  /// Where the entry stands.
  public int index(int entry) {
    return indices[entry];
  }

  /// The entry's value.
  public float value(int entry) {
    return values[entry];
  }

  /// The indices, to be counted.
  int[] indices() {
    return Arrays.copyOf(indices, indices.length);
  }

  /// The inner product with a dense vector that reaches beyond the last index.
  public double dot(double[] dense) {
    double sum = 0;
    for (int at = 0; at < indices.length; at++) {
      sum += values[at] * dense[indices[at]];
    }
    return sum;
  }

  /// Adds a multiple of this vector to a dense one.
  public void addTo(double[] dense, double factor) {
    for (int at = 0; at < indices.length; at++) {
      dense[indices[at]] += factor * values[at];
    }
  }

  /// The sum of squares.
  public double squaredLength() {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return sum;
  }
}
