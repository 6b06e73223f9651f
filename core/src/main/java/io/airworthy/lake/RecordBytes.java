package io.airworthy.lake;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Bytes of a record in the making. Not thread-safe: the JDK's own stream takes a lock for each
/// byte, and a row is many single bytes.
final class RecordBytes {
  private static final int FIRST_CAPACITY = 256;
  private static final int LONGEST_VARINT = 10;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private byte[] bytes;
  private int size;

  RecordBytes() {
    this(FIRST_CAPACITY);
  }

  /// @param capacity how many bytes there will be, about
  RecordBytes(int capacity) {
    this.bytes = new byte[capacity];
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  /// These bytes and others behind them.
  byte[] with(RecordBytes more) {
    byte[] all = Arrays.copyOf(bytes, Math.addExact(size, more.size));
    System.arraycopy(more.bytes, 0, all, size, more.size);
    return all;
  }

  /// Appends seven bits a byte, the lowest first; a set high bit says that more follow.
  void varint(long value) {
    reserve(LONGEST_VARINT);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) ((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /// Appends eight bytes, the highest first.
  void eight(long bits) {
    reserve(Long.BYTES);
    LONGS.set(bytes, size, bits);
    size += Long.BYTES;
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

  private void reserve(int more) {
    if (more > bytes.length - size) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), bytes.length * 2));
    }
  }
}
