package io.airworthy.adapters.minilm;

import java.util.List;

/// Between which values the two inputs of a layer's attention lie; what is beyond is clipped.
///
/// They are the extremes over 600 sentences of 1 to 30 random pieces: no one's text. Few pieces and
/// dimensions make them, so those of written sentences are nearly the same.
///
/// @param input what queries, keys and values are computed from
/// @param mixed the mean of values that attention gives
record AttentionRanges(Range input, Range mixed) {
  /// Of each layer.
  static final List<AttentionRanges> OF_LAYERS =
      List.of(
          new AttentionRanges(new Range(-3.050f, 6.326f), new Range(-3.065f, 2.141f)),
          new AttentionRanges(new Range(-4.913f, 8.132f), new Range(-2.045f, 2.228f)),
          new AttentionRanges(new Range(-5.264f, 7.993f), new Range(-1.889f, 2.063f)),
          new AttentionRanges(new Range(-5.402f, 9.661f), new Range(-2.428f, 2.140f)),
          new AttentionRanges(new Range(-6.212f, 10.523f), new Range(-2.498f, 2.382f)),
          new AttentionRanges(new Range(-6.167f, 9.853f), new Range(-3.843f, 3.612f)));

  /// @param low below 0
  /// @param high above 0
  record Range(float low, float high) {
    private static final int STEPS = 255;

    /// The difference between two neighbouring quantised values.
    Weight step() {
      return Weight.of((high - low) / STEPS);
    }

    /// The quantised value of 0.
    Weight zero() {
      return Weight.of((byte) Math.round(-low * STEPS / (high - low)));
    }
  }
}
