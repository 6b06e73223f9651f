package io.airworthy;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/// What text heads said of a turn while it passed: classes and probabilities, never the words.
///
/// @param intent what the user wants, when the head for it answered
/// @param predicted probability that the reply will be rated below 3, before the user reacts
/// @param estimated probability that the reply before this turn's message was rated below 3, given
///     this message; only of spans that carry their history
/// @param state whether every head that had something to say could say it
/// @param trainedUntil the latest instant that a head which answered may have learned from; a
///     session that began no later must not be judged by its scores
public record HeadSignals(
    Optional<Intent> intent,
    OptionalDouble predicted,
    OptionalDouble estimated,
    State state,
    Optional<Instant> trainedUntil) {
  /// @throws IllegalArgumentException when a probability is outside 0 to 1
  public HeadSignals {
    requireProbability(predicted);
    requireProbability(estimated);
  }

  /// A class and the calibrated probability of it, 0 to 1.
  public record Intent(Identifier name, double confidence) {
    /// @throws IllegalArgumentException when the confidence is outside 0 to 1
    public Intent {
      requireProbability(OptionalDouble.of(confidence));
    }
  }

  /// Whether every head that had something to say could say it.
  public enum State {
    /// All could.
    SCORED,
    /// One at least was not asked, for it may have learned from this turn.
    WITHHELD,
    /// One at least had no time left, or failed: its signal is unavailable.
    UNAVAILABLE
  }

  private static void requireProbability(OptionalDouble value) {
    if (value.isPresent() && !(value.getAsDouble() >= 0 && value.getAsDouble() <= 1)) {
      throw new IllegalArgumentException("a probability is within 0 to 1");
    }
  }
}
