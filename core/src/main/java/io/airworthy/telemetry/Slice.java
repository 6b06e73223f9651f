package io.airworthy.telemetry;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Some bytes of a request, where they stand in it: those of an id, or of a string.
record Slice(byte[] bytes, int offset, int length) implements AttributeValue.Text {
  static final Slice EMPTY = of(new byte[0]);

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /// All of them.
  static Slice of(byte[] bytes) {
    return new Slice(bytes, 0, bytes.length);
  }

  @Override
  public boolean isEmpty() {
    return length == 0;
  }

  boolean isZero() {
    int some = 0;
    for (int i = 0; i < length; i++) {
      some |= bytes[offset + i];
    }
    return some == 0;
  }

  /// Whether the bytes are the same, wherever they stand.
  boolean matches(Slice other) {
    return matches(other.bytes, other.offset, other.length);
  }

  /// Whether they are the same as so many that stand elsewhere.
  boolean matches(byte[] others, int from, int count) {
    return Arrays.equals(bytes, offset, offset + length, others, from, from + count);
  }

  /// Eight of its bytes as an integer, the highest first.
  ///
  /// @param from the first of them, from 0
  long eight(int from) {
    return (long) LONGS.get(bytes, offset + from);
  }

  @Override
  public String string() {
    return new String(bytes, offset, length, StandardCharsets.UTF_8);
  }

  @Override
  public Optional<String> sound() {
    String string = string();
    boolean isSound =
        string.indexOf('\uFFFD') < 0 || matches(of(string.getBytes(StandardCharsets.UTF_8)));
    return isSound ? Optional.of(string) : Optional.empty();
  }

  @Override
  public boolean matches(AttributeValue.Text other) {
    return other instanceof Slice slice ? matches(slice) : string().equals(other.string());
  }

  @Override
  public String toString() {
    return length + " bytes";
  }
}
