package io.airworthy.lake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/// The frame around a journal's payloads, as `docs/formats/journal.md` lays it out.
final class SegmentFormat {
  static final int VERSION = 1;
  static final int HEADER_BYTES = 24;
  static final int RECORD_MAGIC = 0xA1570DE5;
  static final int RECORD_HEADER_BYTES = 20;
  static final int MAX_PAYLOAD_BYTES = 1 << 24;

  private static final byte[] MAGIC = "AIRWJRNL".getBytes(StandardCharsets.US_ASCII);

  private SegmentFormat() {}

  /// What a segment's first bytes say of it.
  enum Header {
    READABLE,
    DAMAGED,
    OTHER_VERSION
  }

  static ByteBuffer header(long firstSequence) {
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    header.put(MAGIC).putInt(VERSION).putLong(firstSequence);
    return header.putInt(checksum(header.array(), 0, HEADER_BYTES - 4)).flip();
  }

  /// Judges a segment's header; the buffer holds at least that.
  static Header judge(ByteBuffer segment) {
    byte[] header = new byte[HEADER_BYTES];
    segment.get(0, header);
    boolean ours = Arrays.equals(header, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    if (!ours || segment.getInt(HEADER_BYTES - 4) != checksum(header, 0, HEADER_BYTES - 4)) {
      return Header.DAMAGED;
    }
    return version(segment) == VERSION ? Header.READABLE : Header.OTHER_VERSION;
  }

  /// The version in a header.
  static int version(ByteBuffer segment) {
    return segment.getInt(MAGIC.length);
  }

  /// The number in a readable header.
  static long firstSequence(ByteBuffer segment) {
    return segment.getLong(MAGIC.length + 4);
  }

  /// A record, ready to be written.
  static ByteBuffer record(long sequence, byte[] payload) {
    ByteBuffer record = ByteBuffer.allocate(RECORD_HEADER_BYTES + payload.length);
    record.putInt(RECORD_MAGIC).putInt(payload.length).putLong(sequence);
    record.putInt(checksum(record.array(), 4, payload)).put(payload);
    return record.flip();
  }

  /// Whether an intact record begins at the offset.
  static boolean isRecord(ByteBuffer segment, int offset) {
    if (segment.limit() - offset < RECORD_HEADER_BYTES || segment.getInt(offset) != RECORD_MAGIC) {
      return false;
    }
    int length = segment.getInt(offset + 4);
    if (length < 1
        || length > MAX_PAYLOAD_BYTES
        || length > segment.limit() - offset - RECORD_HEADER_BYTES) {
      return false;
    }
    CRC32C crc = new CRC32C();
    crc.update(segment.slice(offset + 4, 12));
    crc.update(segment.slice(offset + RECORD_HEADER_BYTES, length));
    return segment.getInt(offset + 16) == (int) crc.getValue();
  }

  private static int checksum(byte[] bytes, int from, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }

  private static int checksum(byte[] record, int from, byte[] payload) {
    CRC32C crc = new CRC32C();
    crc.update(record, from, 12);
    crc.update(payload, 0, payload.length);
    return (int) crc.getValue();
  }
}
