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
  UNKNOWN_ATTRIBUTE,
  /// The signals of a text could not be computed, a fault of this program; the row itself was kept
  /// without them.
  SIGNALS_FAILED;

  private final Identifier id = new Identifier(name().toLowerCase(Locale.ROOT).replace('_', '-'));

  Identifier id() {
    return id;
  }

  /// Whether the sender did something wrong, as against sending what is nothing to us.
  boolean isFault() {
    return switch (this) {
      case MISSING, RETYPED, INVALID, CLOCK_AHEAD, CLOCK_BEHIND, UNDECODABLE -> true;
      case NOT_GENAI, CONTENT, UNKNOWN_ATTRIBUTE, SIGNALS_FAILED -> false;
    };
  }

  /// Whether the row itself was kept, without what the reason is about.
  boolean keepsRow() {
    return switch (this) {
      case UNKNOWN_ATTRIBUTE, SIGNALS_FAILED -> true;
      case MISSING, RETYPED, INVALID, CLOCK_AHEAD, CLOCK_BEHIND, UNDECODABLE, NOT_GENAI, CONTENT ->
          false;
    };
  }
}
