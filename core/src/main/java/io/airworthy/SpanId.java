package io.airworthy;

import java.util.HexFormat;

/// Names one span of a trace: 64 bits, not all zero. It prints as 16 lower-case hexadecimal digits.
///
/// @param bits all of them
public record SpanId(long bits) {
  /// @throws IllegalArgumentException when it is zero
  public SpanId {
    if (bits == 0) {
      throw new IllegalArgumentException("a span id is not zero");
    }
  }

  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(bits);
  }
}
