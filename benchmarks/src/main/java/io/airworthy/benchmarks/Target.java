package io.airworthy.benchmarks;

import java.util.Locale;

/// The bar a row has to reach.
public sealed interface Target {
  /// At most this many times the peer's figure.
  ///
  /// @param times above 0
  record TimesPeer(double times) implements Target {}

  /// At least this share of the peer's rate.
  ///
  /// @param share above 0
  record ShareOfPeer(double share) implements Target {}

  /// At least this much.
  ///
  /// @param figure in the row's unit
  record AtLeast(double figure) implements Target {}

  /// At most this much.
  ///
  /// @param figure in the row's unit
  record AtMost(double figure) implements Target {}

  /// The bar in words.
  default String show(Unit unit) {
    return switch (this) {
      case TimesPeer(double times) -> String.format(Locale.ROOT, "at most %.4gx peer", times);
      case ShareOfPeer(double share) -> String.format(Locale.ROOT, "at least %.4gx peer", share);
      case AtLeast(double figure) -> "at least " + unit.show(figure);
      case AtMost(double figure) -> "at most " + unit.show(figure);
    };
  }

  /// Whether the median reaches the bar.
  default boolean isMetBy(Row.Measured row) {
    return switch (this) {
      case TimesPeer(double times) -> row.ratio().orElse(Double.POSITIVE_INFINITY) <= times;
      case ShareOfPeer(double share) -> row.ratio().orElse(Double.NEGATIVE_INFINITY) >= share;
      case AtLeast(double figure) -> row.ours().median() >= figure;
      case AtMost(double figure) -> row.ours().median() <= figure;
    };
  }
}
