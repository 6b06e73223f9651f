package io.airworthy.telemetry;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/// Reads the body of a request: decompressed, and bounded after it.
///
/// A length that was said beforehand is a promise. It is believed step by step: 64 KiB at first,
/// then [#CREDIT] times what has come, so that who says much and sends little takes little.
final class RequestBody {
  static final int CREDIT = 8;

  private static final int PIECE = 1 << 16;

  private RequestBody() {}

  /// The body.
  ///
  /// @param share of memory that the body takes; what it took to arrive is given back, for it is
  ///     freed as it is read
  /// @throws TooLarge when it has more bytes than a request may, after decompression
  /// @throws IOException when the compression is broken, the length is another than was said, or
  ///     memory lacks
  static byte[] read(SentBody sent, Compression compression, RequestMemory.Share share)
      throws IOException {
    OptionalLong length = compression == Compression.NONE ? sent.length() : OptionalLong.empty();
    boolean isPromised = length.isPresent() && length.getAsLong() <= Limits.REQUEST_BYTES;
    byte[] body =
        isPromised
            ? promised(sent.bytes(), (int) length.getAsLong(), share)
            : gathered(compression.decompress(sent.bytes()), share);
    share.give(share.own() - body.length);
    return body;
  }

  private static byte[] promised(InputStream in, int length, RequestMemory.Share share)
      throws IOException {
    byte[] body = new byte[0];
    int read = 0;
    while (read == body.length && read < length) {
      int room = (int) Math.min(length, Math.max(PIECE, (long) CREDIT * read));
      share.take(room);
      body = Arrays.copyOf(body, room);
      share.give(read);
      read += in.readNBytes(body, read, room - read);
    }
    if (read < length || in.read() >= 0) {
      throw new IOException("the body is not as long as was said");
    }
    return body;
  }

  private static byte[] gathered(InputStream in, RequestMemory.Share share) throws IOException {
    List<byte[]> pieces = new ArrayList<>();
    int length = 0;
    int read;
    do {
      share.take(PIECE);
      byte[] piece = new byte[PIECE];
      read = in.readNBytes(piece, 0, PIECE);
      pieces.add(piece);
      length += read;
      if (length > Limits.REQUEST_BYTES) {
        throw new TooLarge();
      }
    } while (read == PIECE);
    share.take(length);
    return joined(pieces, length);
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
