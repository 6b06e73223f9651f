package io.airworthy.telemetry;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// Reads the body of a request: decompressed, and bounded after it.
final class RequestBody {
  private RequestBody() {}

  /// The body.
  ///
  /// @throws TooLarge when it has more bytes than a request may, after decompression
  /// @throws UnknownCompression when it is compressed by something else than gzip
  /// @throws IOException when the compression is broken
  static byte[] read(InputStream in, Optional<String> contentEncoding) throws IOException {
    byte[] body = decompressed(in, contentEncoding).readNBytes(Limits.REQUEST_BYTES + 1);
    if (body.length > Limits.REQUEST_BYTES) {
      throw new TooLarge();
    }
    return body;
  }

  private static InputStream decompressed(InputStream in, Optional<String> contentEncoding)
      throws IOException {
    String encoding = contentEncoding.orElse("identity").strip().toLowerCase(Locale.ROOT);
    return switch (encoding) {
      case "identity", "" -> in;
      case "gzip", "x-gzip" -> new GZIPInputStream(in, 1 << 16);
      default -> throw new UnknownCompression();
    };
  }

  /// The body is larger than the limit.
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /// The body is compressed in a way that is not read.
  static final class UnknownCompression extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
