package io.airworthy.telemetry;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// Reads the body of a request: decompressed, and bounded after it.
final class RequestBody {
  private static final int PIECE = 1 << 16;

  private RequestBody() {}

  /// The body.
  ///
  /// @param share of memory that the body takes; what the body took to arrive is given back, for it
  ///     is freed as it is read
  /// @throws TooLarge when it has more bytes than a request may, after decompression
  /// @throws IOException when the compression is broken, or memory lacks
  static byte[] read(InputStream in, Compression compression, RequestMemory.Share share)
      throws IOException {
    long arrived = share.own();
    InputStream plain = compression.decompress(in);
    List<byte[]> pieces = new ArrayList<>();
    int length = 0;
    int read;
    do {
      share.take(PIECE);
      byte[] piece = new byte[PIECE];
      read = plain.readNBytes(piece, 0, PIECE);
      pieces.add(piece);
      length += read;
      if (length > Limits.REQUEST_BYTES) {
        throw new TooLarge();
      }
    } while (read == PIECE);
    share.take(length);
    byte[] body = joined(pieces, length);
    share.give(arrived + (long) PIECE * pieces.size());
    return body;
  }

  private static byte[] joined(List<byte[]> pieces, int length) {
    byte[] body = new byte[length];
    int at = 0;
    for (byte[] piece : pieces) {
      int count = Math.min(PIECE, length - at);
      System.arraycopy(piece, 0, body, at, count);
      at += count;
    }
    return body;
  }

  /// The body is larger than the limit.
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
