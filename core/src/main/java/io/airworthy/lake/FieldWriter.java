package io.airworthy.lake;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// Writes the tagged fields of one row, as `docs/formats/journal.md` lays them out.
final class FieldWriter {
  /// How a value is laid out behind its tag.
  enum Wire {
    NUMBER,
    FRACTION,
    WORD,
    BYTES
  }

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(160);
  private final Map<String, Integer> words;

  private FieldWriter(Map<String, Integer> words) {
    this.words = words;
  }

  /// A writer whose strings are numbered from 0 in the order in which they are first met.
  static FieldWriter create() {
    return new FieldWriter(new LinkedHashMap<>());
  }

  /// The fields written since the last call, behind their length.
  void endRow(ByteArrayOutputStream target) {
    varint(target, out.size());
    target.writeBytes(out.toByteArray());
    out.reset();
  }

  /// The strings that were met, behind their number.
  void words(ByteArrayOutputStream target) {
    varint(target, words.size());
    for (String word : words.keySet()) {
      byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
      varint(target, bytes.length);
      target.writeBytes(bytes);
    }
  }

  void number(int column, long value) {
    tag(column, Wire.NUMBER);
    varint(out, (value << 1) ^ (value >> 63));
  }

  void maybe(int column, OptionalLong value) {
    value.ifPresent(v -> number(column, v));
  }

  void truth(int column, boolean value) {
    number(column, value ? 1 : 0);
  }

  void time(int column, Instant value) {
    number(
        column,
        Math.addExact(
            Math.multiplyExact(value.getEpochSecond(), 1_000_000L), value.getNano() / 1000));
  }

  void fraction(int column, double value) {
    tag(column, Wire.FRACTION);
    long bits = Double.doubleToRawLongBits(value);
    for (int shift = 56; shift >= 0; shift -= 8) {
      out.write((int) (bits >>> shift));
    }
  }

  void maybe(int column, OptionalDouble value) {
    value.ifPresent(v -> fraction(column, v));
  }

  void word(int column, Object value) {
    tag(column, Wire.WORD);
    varint(out, words.computeIfAbsent(value.toString(), _ -> words.size()));
  }

  void maybeWord(int column, Optional<?> value) {
    value.ifPresent(v -> word(column, v));
  }

  void hex(int column, Object digits) {
    byte[] bytes = HexFormat.of().parseHex(digits.toString());
    tag(column, Wire.BYTES);
    varint(out, bytes.length);
    out.writeBytes(bytes);
  }

  void maybeHex(int column, Optional<?> value) {
    value.ifPresent(v -> hex(column, v));
  }

  private void tag(int column, Wire wire) {
    varint(out, ((long) column << 2) | wire.ordinal());
  }

  static void varint(ByteArrayOutputStream target, long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      target.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    target.write((int) rest);
  }
}
