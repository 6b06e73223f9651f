package io.airworthy;

/// Names one span: the key on which telemetry is deduplicated.
///
/// @param traceId 32 lower-case hexadecimal digits, not all zero
/// @param spanId 16 lower-case hexadecimal digits, not all zero
public record SpanRef(String traceId, String spanId) {
  private static final Alphabet LOWER_HEX = new Alphabet("0123456789abcdef");

  /// @throws IllegalArgumentException when an id has the wrong length, other characters, or is zero
  public SpanRef {
    require(traceId, 32, "trace id");
    require(spanId, 16, "span id");
  }

  private static void require(String id, int length, String what) {
    if (id.length() != length || !isLowerHex(id) || isZero(id)) {
      throw new IllegalArgumentException(
          "a " + what + " is " + length + " lower-case hexadecimal digits, not all zero");
    }
  }

  private static boolean isZero(String id) {
    for (int i = 0; i < id.length(); i++) {
      if (id.charAt(i) != '0') {
        return false;
      }
    }
    return true;
  }

  static boolean isLowerHex(String text) {
    return LOWER_HEX.spells(text);
  }
}
