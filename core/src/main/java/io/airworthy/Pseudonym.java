package io.airworthy;

/// A keyed hash that stands for a person, a conversation or a response.
///
/// Made with HMAC-SHA-256 under a key of the tenant and cut to 128 bits; destroying the key makes
/// it impossible to link back.
///
/// @param hex 32 lower-case hexadecimal digits
public record Pseudonym(String hex) {
  /// @throws IllegalArgumentException when the value is not 32 lower-case hexadecimal digits
  public Pseudonym {
    if (hex.length() != 32 || !SpanRef.isLowerHex(hex)) {
      throw new IllegalArgumentException("a pseudonym is 32 lower-case hexadecimal digits");
    }
  }

  @Override
  public String toString() {
    return hex;
  }
}
