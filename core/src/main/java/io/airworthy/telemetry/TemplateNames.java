package io.airworthy.telemetry;

import io.airworthy.Identifier;
import java.util.HashMap;
import java.util.Map;

/// The hashes of templates that a request names. Most of its rows name the same few. Not
/// thread-safe.
final class TemplateNames {
  private static final int MOST = 1_024;
  static final int DIGITS = 16;

  private final Map<Named, Identifier> known = new HashMap<>();

  private record Named(String name, String version) {}

  /// The first 16 digits of the SHA-256 of name and version.
  Identifier hash(Identifier name, String version) {
    Named named = new Named(name.value(), version);
    Identifier hash = known.get(named);
    if (hash == null) {
      hash = new Identifier(Digests.hex(name + "\n" + version, DIGITS));
      if (known.size() < MOST) {
        known.put(named, hash);
      }
    }
    return hash;
  }
}
