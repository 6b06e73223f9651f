package io.airworthy.lake;

import java.util.Arrays;
import java.util.HexFormat;

/// Bytes of a record in the making. Not thread-safe: the JDK's own stream takes a lock for each
/// byte, and a row is many single bytes.
final class RecordBytes {
  private static final int FIRST_CAPACITY = 256;

  private byte[] bytes = new byte[FIRST_CAPACITY];
  private int size;

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, size);
  }

  /// Appends seven bits a byte, the lowest first; a set high bit says that more follow.
  void varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      one((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    one((int) rest);
  }

  /// Appends eight bytes, the highest first.
  void eight(long bits) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      one((int) (bits >>> shift));
    }
  }

  /// Appends the bytes that hexadecimal digits name, two a byte.
  ///
  /// @throws NumberFormatException when one is no digit
  void hex(CharSequence digits) {
    for (int i = 0; i < digits.length(); i += 2) {
      one(
          (HexFormat.fromHexDigit(digits.charAt(i)) << 4)
              | HexFormat.fromHexDigit(digits.charAt(i + 1)));
    }
  }

  void all(byte[] more) {
    all(more, more.length);
  }

  void all(RecordBytes more) {
    all(more.bytes, more.size);
  }

  private void all(byte[] more, int count) {
    reserve(count);
    System.arraycopy(more, 0, bytes, size, count);
    size += count;
  }

  private void one(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  private void reserve(int more) {
    if (more > bytes.length - size) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), bytes.length * 2));
    }
  }
}
