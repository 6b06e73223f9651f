package io.airworthy;

import java.util.HexFormat;

/// Names one trace: 128 bits, not all zero. It prints as 32 lower-case hexadecimal digits.
///
/// @param high the first 64 bits
/// @param low the last 64 bits
public record TraceId(long high, long low) {
  /// @throws IllegalArgumentException when it is zero
  public TraceId {
    if ((high | low) == 0) {
      throw new IllegalArgumentException("a trace id is not zero");
    }
  }

  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
  }
}
