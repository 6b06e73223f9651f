package io.airworthy.telemetry;

import java.util.Arrays;

/// The hashed terms of one passage while they are met; each counts `1 + ln n`. Not thread-safe.
final class TermCounts {
  private static final int USUAL_TERMS = 512;

  /// What a term counts that was met so often: most are met a few times.
  private static final float[] VALUES = new float[64];

  static {
    for (int count = 1; count < VALUES.length; count++) {
      VALUES[count] = logarithmic(count);
    }
  }

  private int[] met = new int[USUAL_TERMS];
  private int size;

  /// Counts a term once more.
  ///
  /// @param term its index, 0 or more
  void add(int term) {
    if (size == met.length) {
      met = Arrays.copyOf(met, size * 2);
    }
    met[size++] = term;
  }

  /// The terms so far, as a vector.
  SparseVector vector() {
    Arrays.sort(met, 0, size);
    int[] indices = new int[size];
    float[] values = new float[size];
    int distinct = 0;
    for (int from = 0; from < size; ) {
      int to = from + 1;
      while (to < size && met[to] == met[from]) {
        to++;
      }
      indices[distinct] = met[from];
      values[distinct++] = value(to - from);
      from = to;
    }
    return new SparseVector(Arrays.copyOf(indices, distinct), Arrays.copyOf(values, distinct));
  }

  private static float value(int count) {
    return count < VALUES.length ? VALUES[count] : logarithmic(count);
  }

  private static float logarithmic(int count) {
    return (float) (1 + StrictMath.log(count));
  }
}
