package io.airworthy;

import java.time.Instant;
import java.util.Optional;

/// Rows that could not be kept, by reason. It never holds what was said in them.
///
/// @param signal `traces`, `logs` or the name of a table
/// @param reason why, such as `missing`, `retyped`, `invalid` or `unknown-attribute`
/// @param key the attribute or column concerned, when its name looks like an identifier
/// @param schemaFingerprint hash of the sorted attribute keys and value types of the first such row
/// @param firstSeen the event time of the first such row, else when it was read
/// @param count how many rows, at least 1
/// @param contract fingerprint of the contract by which they were refused; empty in entries of
///     before it was kept
/// @param held what would have been kept but for the reason, when that can be told: then the entry
///     is of this row alone
public record Quarantined(
    Identifier signal,
    Identifier reason,
    Optional<Identifier> key,
    Identifier schemaFingerprint,
    Instant firstSeen,
    long count,
    Optional<Identifier> contract,
    Optional<TelemetryRow> held) {
  /// @throws IllegalArgumentException when the count is below 1, or not 1 for a held row
  public Quarantined {
    if (count < 1) {
      throw new IllegalArgumentException("a quarantine entry counts at least one row");
    }
    if (held.isPresent() && count != 1) {
      throw new IllegalArgumentException("an entry with a held row is of one row");
    }
  }

  /// Rows of which nothing is held, refused by a contract that is not named.
  public Quarantined(
      Identifier signal,
      Identifier reason,
      Optional<Identifier> key,
      Identifier schemaFingerprint,
      Instant firstSeen,
      long count) {
    this(
        signal,
        reason,
        key,
        schemaFingerprint,
        firstSeen,
        count,
        Optional.empty(),
        Optional.empty());
  }
}
