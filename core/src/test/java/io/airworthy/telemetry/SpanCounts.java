package io.airworthy.telemetry;

/// Marked and told pieces of personal data; a told one is right when kind, start and end agree.
record SpanCounts(int marked, int told, int right) {
  static final SpanCounts NONE = new SpanCounts(0, 0, 0);

  SpanCounts and(SpanCounts other) {
    return new SpanCounts(marked + other.marked, told + other.told, right + other.right);
  }

  /// Right of the marked, 1 where nothing was marked.
  double recall() {
    return marked == 0 ? 1 : (double) right / marked;
  }

  /// Right of the told, 1 where nothing was told.
  double precision() {
    return told == 0 ? 1 : (double) right / told;
  }

  /// `(1 + b^2) P R / (b^2 P + R)`, 0 where nothing is right; a `beta` of 2 weighs recall twice.
  double f(double beta) {
    double squared = beta * beta;
    return right == 0
        ? 0
        : (1 + squared) * precision() * recall() / (squared * precision() + recall());
  }

  @Override
  public String toString() {
    return "recall %.3f of %d, precision %.3f of %d, F2 %.3f, F1 %.3f"
        .formatted(recall(), marked, precision(), told, f(2), f(1));
  }
}
