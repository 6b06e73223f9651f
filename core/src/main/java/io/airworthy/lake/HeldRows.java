package io.airworthy.lake;

import io.airworthy.Identifier;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// Which rows of those that the quarantine holds.
///
/// @param reason why they were not kept
/// @param key the attribute concerned; empty for any
/// @param schemaFingerprint their shape; empty for any
/// @param contract the contract by which they were refused; empty for any
public record HeldRows(
    Identifier reason,
    Optional<Identifier> key,
    Optional<Identifier> schemaFingerprint,
    Optional<Identifier> contract) {

  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

  /// All that are held for a reason.
  public static HeldRows of(Identifier reason) {
    return new HeldRows(reason, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// The condition that holds for them.
  String condition() {
    return "held_row is not null and reason = "
        + DuckDb.literal(reason.value())
        + is("key", key)
        + is("schema_fingerprint", schemaFingerprint)
        + is("contract", contract);
  }

  /// The condition that holds for those that could be known by an instant.
  String condition(Instant at) {
    return condition()
        + " and available_at <= timestamp '%s'"
            .formatted(MICROS.format(LocalDateTime.ofInstant(at, ZoneOffset.UTC)));
  }

  private static String is(String column, Optional<Identifier> value) {
    return value.map(v -> " and " + column + " = " + DuckDb.literal(v.value())).orElse("");
  }
}
