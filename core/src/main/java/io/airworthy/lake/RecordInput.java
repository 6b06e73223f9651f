package io.airworthy.lake;

import io.airworthy.Identifier;
import io.airworthy.lake.FieldReader.MalformedRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Reads what [RecordBytes] gathered. Throws [MalformedRecord] or an [IndexOutOfBoundsException]
/// where the bytes are not what they should be.
final class RecordInput {
  private static final HexFormat HEX = HexFormat.of();

  private final ByteBuffer bytes;
  private int at;

  /// @param bytes in the heap
  RecordInput(ByteBuffer bytes) {
    this.bytes = bytes.slice();
  }

  int position() {
    return at;
  }

  void position(int next) {
    at = next;
  }

  long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = bytes.get(at++);
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new MalformedRecord("a number has no end");
  }

  /// Reads how many things follow, of which each takes a byte at least.
  int count() {
    long count = varint();
    if (count < 0 || count > bytes.limit() - at) {
      throw new MalformedRecord("a count exceeds the record");
    }
    return (int) count;
  }

  /// Passes over some bytes; returns where they begin.
  int skip(int length) {
    if (length > bytes.limit() - at) {
      throw new MalformedRecord("a field exceeds the record");
    }
    int from = at;
    at += length;
    return from;
  }

  /// Reads strings behind their number.
  List<String> words() {
    int count = count();
    List<String> words = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      words.add(word());
    }
    return words;
  }

  private String word() {
    int length = count();
    String word =
        new String(
            bytes.array(), bytes.arrayOffset() + skip(length), length, StandardCharsets.ISO_8859_1);
    if (!Identifier.looksLikeIdentifier(word)) {
      throw new MalformedRecord("a string is no identifier: length " + length);
    }
    return word;
  }

  /// The eight bytes from there on, the highest first.
  long eight(int from) {
    return bytes.getLong(from);
  }

  /// Two hexadecimal digits for each byte.
  String hex(int from, int length) {
    int start = bytes.arrayOffset() + from;
    return HEX.formatHex(bytes.array(), start, start + length);
  }

  /// Some of the bytes.
  ByteBuffer slice(int from, int length) {
    return bytes.slice(from, length);
  }
}
