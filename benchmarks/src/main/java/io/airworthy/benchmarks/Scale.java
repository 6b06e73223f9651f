package io.airworthy.benchmarks;

/// How much data a comparison makes for itself.
public enum Scale {
  /// The size that is reported.
  FULL(1, 5),
  /// A tenth of it, to see whether a change helps.
  QUICK(10, 3),
  /// So little that only the answers matter.
  SMOKE(1000, 1);

  private final int divisor;
  private final int repetitions;

  Scale(int divisor, int repetitions) {
    this.divisor = divisor;
    this.repetitions = repetitions;
  }

  /// This scale's part of a full size, at least 1.
  public int of(int full) {
    return Math.max(1, full / divisor);
  }

  /// How often work inside this process is measured.
  int repetitions() {
    return repetitions;
  }

  /// How often a process of its own, which warms nothing up, is measured.
  int processRepetitions() {
    return Math.min(3, repetitions);
  }
}
