package io.airworthy.telemetry;

import io.airworthy.Identifier;

/// What a head says of one text.
///
/// @param label the likeliest class
/// @param confidence its calibrated probability against everything else, 0 to 1. The classes of a
///     head are judged one by one, so a text of none of them is unlikely for each
public record HeadScore(Identifier label, double confidence) {
  /// @throws IllegalArgumentException when the confidence is outside 0 to 1
  public HeadScore {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("a confidence is within 0 to 1, not " + confidence);
    }
  }
}
