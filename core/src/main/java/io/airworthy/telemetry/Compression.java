package io.airworthy.telemetry;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// How the body of a request may be compressed.
enum Compression {
  NONE,
  GZIP;

  private static final int BUFFER = 1 << 16;

  /// What a `Content-Encoding` names; empty when it is none of these.
  static Optional<Compression> of(Optional<String> header) {
    return switch (header.orElse("identity").strip().toLowerCase(Locale.ROOT)) {
      case "identity", "" -> Optional.of(NONE);
      case "gzip", "x-gzip" -> Optional.of(GZIP);
      default -> Optional.empty();
    };
  }

  InputStream decompress(InputStream body) throws IOException {
    return switch (this) {
      case NONE -> body;
      case GZIP -> new GZIPInputStream(body, BUFFER);
    };
  }
}
