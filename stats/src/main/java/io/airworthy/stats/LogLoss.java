package io.airworthy.stats;

import java.util.OptionalDouble;

/// Log loss: the mean of `-ln(probability given to what happened)`, in nats. Probabilities are
/// first clipped to `[CLIP, 1 - CLIP]`, as scikit-learn does, so that one sure mistake costs
/// about 36 nats and not infinity.
public final class LogLoss {
  /// The spacing of doubles at 1, `2^-52`: the `eps` of scikit-learn's `log_loss` on doubles.
  public static final double CLIP = Math.ulp(1.0);

  private LogLoss() {}

  /// The loss; empty on no rows.
  ///
  /// @param labels 0 or 1 for each row
  /// @param scores probabilities in `[0, 1]`
  public static OptionalDouble of(int[] labels, double[] scores) {
    Checks.probabilities(labels, scores);
    Sum sum = new Sum();
    for (int i = 0; i < labels.length; i++) {
      double score = Math.max(CLIP, Math.min(1 - CLIP, scores[i]));
      sum.add(-(labels[i] == 1 ? Math.log(score) : Math.log1p(-score)));
    }
    return labels.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum.value() / labels.length);
  }
}
