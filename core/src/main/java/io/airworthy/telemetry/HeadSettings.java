package io.airworthy.telemetry;

import java.util.List;

/// How an n-gram head sees text.
///
/// @param lettersMin fewest letters of a letter n-gram, 1 or more
/// @param lettersMax most letters of one, at most 8; below `lettersMin` there are none
/// @param roleWeights length of each role's part of the vector, in the order message, reply,
///     reaction, earlier, shape; finite, not negative
public record HeadSettings(int lettersMin, int lettersMax, List<Double> roleWeights) {
  /// @throws IllegalArgumentException when a value is outside its range
  public HeadSettings {
    roleWeights = List.copyOf(roleWeights);
    if (lettersMin < 1 || lettersMax > 8 || lettersMax < 0) {
      throw new IllegalArgumentException(
          "letter n-grams have 1 to 8 letters, found " + lettersMin + " to " + lettersMax);
    }
    if (roleWeights.size() != TextRole.COUNT
        || !roleWeights.stream().allMatch(weight -> weight >= 0 && Double.isFinite(weight))) {
      throw new IllegalArgumentException("five role weights, finite and none negative");
    }
  }
}
