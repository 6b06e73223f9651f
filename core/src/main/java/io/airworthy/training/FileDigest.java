package io.airworthy.training;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/// The SHA-256 of files, one after the other.
public final class FileDigest {
  private FileDigest() {}

  /// The digest in hexadecimal digits.
  ///
  /// @throws io.airworthy.AirworthyException bad input when a file cannot be read
  public static String of(List<Path> files) {
    MessageDigest digest = Sha256.digest();
    files.forEach(file -> digest.update(Json.bytes(file)));
    return HexFormat.of().formatHex(digest.digest());
  }
}
