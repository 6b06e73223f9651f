package io.airworthy.telemetry;

import io.airworthy.Identifier;
import java.util.Locale;

/// Why a row, or an attribute of one, was not kept; the wire name is the constant in lower case
/// with dashes.
enum Reason {
  /// Something required is absent.
  MISSING,
  /// An attribute has another type than the mapping says.
  RETYPED,
  /// A value is impossible: an id of zeros, times in reverse, a negative count.
  INVALID,
  /// Its clock is further ahead of the receipt than is tolerated.
  CLOCK_AHEAD,
  /// Its clock is further behind the receipt than is tolerated.
  CLOCK_BEHIND,
  /// The line, document or frame cannot be read at all.
  UNDECODABLE,
  /// Not telemetry of an assistant: left alone.
  NOT_GENAI,
  /// A log record that carries nothing but content.
  CONTENT,
  /// An attribute that no mapping names; the row itself was kept.
  UNKNOWN_ATTRIBUTE;

  private final Identifier id = new Identifier(name().toLowerCase(Locale.ROOT).replace('_', '-'));

  Identifier id() {
    return id;
  }

  /// Whether the sender did something wrong, as against sending what is nothing to us.
  boolean isFault() {
    return switch (this) {
      case MISSING, RETYPED, INVALID, CLOCK_AHEAD, CLOCK_BEHIND, UNDECODABLE -> true;
      case NOT_GENAI, CONTENT, UNKNOWN_ATTRIBUTE -> false;
    };
  }
}
