package io.airworthy.telemetry;

import io.airworthy.Identifier;
import java.util.List;
import java.util.stream.Collectors;

/// Names the shape of a row: SHA-256 over its sorted attribute keys and value types, cut to 64
/// bits.
final class SchemaFingerprint {
  private static final Identifier NONE = of(List.of());

  private SchemaFingerprint() {}

  static Identifier of(List<Attribute> attributes) {
    String shape =
        attributes.stream()
            .map(a -> a.key().text() + ':' + a.value().type())
            .sorted()
            .collect(Collectors.joining("\n"));
    return new Identifier(Digests.hex(shape, 16));
  }

  /// That of a row without attributes, or of one that could not be read.
  static Identifier none() {
    return NONE;
  }
}
