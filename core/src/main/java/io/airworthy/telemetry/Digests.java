package io.airworthy.telemetry;

import io.airworthy.AirworthyException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 as hexadecimal digits.
final class Digests {
  private Digests() {}

  /// The first digits, at most 64, of the hash of the text's UTF-8.
  static String hex(String text, int digits) {
    byte[] hash = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash).substring(0, digits);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw AirworthyException.internal("this Java has no SHA-256", e);
    }
  }
}
