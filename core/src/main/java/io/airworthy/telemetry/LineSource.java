package io.airworthy.telemetry;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Reads lines as bytes; only one is in memory at a time.
final class LineSource {
  private static final int FIRST_CAPACITY = 1 << 16;

  private final InputStream in;
  private byte[] buffer = new byte[FIRST_CAPACITY];
  private int start;
  private int end;
  private int filled;
  private boolean tooLong;

  LineSource(InputStream in) {
    this.in = in;
  }

  /// Moves to the next line; false at the end.
  boolean next() throws IOException {
    start = Math.min(end + 1, filled);
    tooLong = false;
    int at = start;
    while (true) {
      at = indexOfNewline(at);
      if (at >= 0) {
        end = at;
        return true;
      }
      int known = keep();
      if (!fill()) {
        end = filled;
        return end > start;
      }
      at = known;
    }
  }

  byte[] bytes() {
    return buffer;
  }

  int offset() {
    return start;
  }

  int length() {
    return end - start;
  }

  /// Whether the line went beyond the limit, so that only its end is here.
  boolean isTooLong() {
    return tooLong;
  }

  private int indexOfNewline(int from) {
    for (int i = from; i < filled; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /// Moves what is known of the line to the front, or lets it go when it is too long; returns how
  /// many bytes were kept.
  private int keep() {
    int length = filled - start;
    if (length >= Limits.REQUEST_BYTES) {
      tooLong = true;
      length = 0;
    } else {
      System.arraycopy(buffer, start, buffer, 0, length);
    }
    start = 0;
    filled = length;
    return length;
  }

  /// Makes room and reads on; false when there is no more.
  private boolean fill() throws IOException {
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int read = in.read(buffer, filled, buffer.length - filled);
    filled += Math.max(0, read);
    return read > 0;
  }
}
