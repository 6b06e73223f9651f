package io.airworthy;

import java.util.HexFormat;

/// A keyed hash that stands for a person, a conversation or a response. It prints as 32 lower-case
/// hexadecimal digits.
///
/// Made with HMAC-SHA-256 under a key of the tenant and cut to 128 bits; destroying the key makes
/// it impossible to link back.
///
/// @param high the first 64 bits
/// @param low the last 64 bits
public record Pseudonym(long high, long low) {
  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
  }
}
