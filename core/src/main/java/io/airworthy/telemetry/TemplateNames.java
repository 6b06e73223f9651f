package io.airworthy.telemetry;

import io.airworthy.Identifier;
import java.util.HashMap;
import java.util.Map;

/// The hashes of templates that a request names. Most of its rows name the same few. Not
/// thread-safe.
final class TemplateNames {
  static final int DIGITS = 16;

  private final Map<Named, Identifier> known = new HashMap<>();

  private record Named(String name, String version) {}

  /// The first 16 digits of the SHA-256 of name and version.
  Identifier hash(Identifier name, String version) {
    return known.computeIfAbsent(
        new Named(name.value(), version),
        named -> new Identifier(Digests.hex(named.name + "\n" + named.version, DIGITS)));
  }
}
