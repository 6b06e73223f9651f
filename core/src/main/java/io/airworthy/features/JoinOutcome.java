package io.airworthy.features;

import java.util.OptionalLong;

/// What a point-in-time join of one view did.
///
/// @param view the view's name
/// @param labels label rows in, and rows out
/// @param fresh rows that got features
/// @param expired rows whose newest visible features were too old; they keep their place
/// @param absent rows without any visible features
/// @param late rows for which something newer had happened but was not yet available
/// @param newestPastCutoffMicros the greatest (instant a used row became visible - cutoff), in
///     microseconds, never above 0; empty when no row got features
public record JoinOutcome(
    String view,
    long labels,
    long fresh,
    long expired,
    long absent,
    long late,
    OptionalLong newestPastCutoffMicros) {
  /// @throws IllegalArgumentException when the counts do not add up or a row looked past its cutoff
  public JoinOutcome {
    if (labels != fresh + expired + absent) {
      throw new IllegalArgumentException(
          view + ": " + labels + " label rows, but " + (fresh + expired + absent) + " outcomes");
    }
    if (newestPastCutoffMicros.orElse(0) > 0) {
      throw new IllegalArgumentException(
          view + " looked " + newestPastCutoffMicros.orElse(0) + " microseconds past a cutoff");
    }
  }

  /// The outcome of joining no labels.
  static JoinOutcome nothing(String view) {
    return new JoinOutcome(view, 0, 0, 0, 0, 0, OptionalLong.empty());
  }
}
