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
    byte[] piece;
    do {
      share.take(PIECE);
      piece = plain.readNBytes(PIECE);
      pieces.add(piece);
      length += piece.length;
      if (length > Limits.REQUEST_BYTES) {
        throw new TooLarge();
      }
    } while (piece.length == PIECE);
    share.take(length);
    byte[] body = joined(pieces, length);
    share.give(arrived + (long) PIECE * pieces.size());
    return body;
  }

  private static byte[] joined(List<byte[]> pieces, int length) {
    byte[] body = new byte[length];
    int at = 0;
    for (byte[] piece : pieces) {
      System.arraycopy(piece, 0, body, at, piece.length);
      at += piece.length;
    }
    return body;
  }

  /// The body is larger than the limit.
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
