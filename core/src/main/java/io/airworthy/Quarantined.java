package io.airworthy;

import java.time.Instant;
import java.util.Optional;

/// Rows that could not be kept, by reason. It never holds what they contained.
///
/// @param signal `traces`, `logs` or the name of a table
/// @param reason why, such as `missing`, `retyped`, `invalid` or `unknown-attribute`
/// @param key the attribute or column concerned, when its name looks like an identifier
/// @param schemaFingerprint hash of the sorted attribute keys and value types of the first such row
/// @param firstSeen the event time of the first such row, else when it was read
/// @param count how many rows, at least 1
public record Quarantined(
    Identifier signal,
    Identifier reason,
    Optional<Identifier> key,
    Identifier schemaFingerprint,
    Instant firstSeen,
    long count) {
  /// @throws IllegalArgumentException when the count is below 1
  public Quarantined {
    if (count < 1) {
      throw new IllegalArgumentException("a quarantine entry counts at least one row");
    }
  }
}
