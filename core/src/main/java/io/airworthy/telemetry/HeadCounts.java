package io.airworthy.telemetry;

/// How often text heads were asked: `asked = scored + withheld + unavailable`, where `scored` is
/// the number of intents, predictions and estimates that the turns carry.
///
/// @param asked head and turn, where there was something to say of the turn
/// @param scored answers
/// @param withheld not asked, because the head may have learned from the turn
/// @param unavailable no time was left in the turn's budget, or the head failed
public record HeadCounts(long asked, long scored, long withheld, long unavailable) {
  /// @throws IllegalArgumentException when the equation does not hold
  public HeadCounts {
    if (asked != scored + withheld + unavailable) {
      throw new IllegalArgumentException(
          "asked %d = scored %d + withheld %d + unavailable %d"
              .formatted(asked, scored, withheld, unavailable));
    }
  }
}
