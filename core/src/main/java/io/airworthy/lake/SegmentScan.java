package io.airworthy.lake;

import io.airworthy.lake.FieldReader.MalformedRecord;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// What one segment holds: how many intact records, and the byte ranges that are none.
///
/// @param records how many intact records
/// @param rows turns, judgements and changes in them
/// @param last the highest sequence number; 0 when there is no record
/// @param damage the ranges between or behind records, in order; one without bytes stands where
///     records are missing
/// @param end the offset behind the last record; what follows it is in `damage`
record SegmentScan(int records, long rows, long last, List<Range> damage, int end) {

  /// Takes the rows of one record after another, in the order of their sequence numbers.
  interface Records {
    void take(long sequence, RecordPayload rows);
  }

  /// Bytes that are no record.
  ///
  /// @param from offset of the first
  /// @param to offset behind the last
  record Range(int from, int to) {}

  /// Tells how many rows an intact record has.
  private interface RowReader {
    long read(long sequence, ByteBuffer payload);
  }

  /// Reads every row.
  static SegmentScan read(ByteBuffer segment, Records records) {
    return scan(
        segment,
        (sequence, payload) -> {
          RecordPayload rows = RecordPayload.read(payload);
          records.take(sequence, rows);
          return rows.rows();
        });
  }

  /// Counts the rows only.
  static SegmentScan count(ByteBuffer segment) {
    return scan(segment, (_, payload) -> RecordPayload.rows(payload));
  }

  private static SegmentScan scan(ByteBuffer segment, RowReader reader) {
    List<Range> damage = new ArrayList<>();
    int start = Math.min(SegmentFormat.HEADER_BYTES, segment.limit());
    if (start < SegmentFormat.HEADER_BYTES
        || SegmentFormat.judge(segment) == SegmentFormat.Header.DAMAGED) {
      damage.add(new Range(0, start));
    }
    int records = 0;
    long rows = 0;
    int intact = start;
    long last = damage.isEmpty() ? SegmentFormat.firstSequence(segment) - 1 : 0;
    int offset = start;
    while (offset < segment.limit()) {
      if (!SegmentFormat.isRecord(segment, offset) || segment.getLong(offset + 8) <= last) {
        offset++;
        continue;
      }
      int next = offset + SegmentFormat.RECORD_HEADER_BYTES + segment.getInt(offset + 4);
      try {
        long sequence = segment.getLong(offset + 8);
        rows += reader.read(sequence, payload(segment, offset));
        if (offset > intact || (last > 0 && sequence != last + 1)) {
          damage.add(new Range(intact, offset));
        }
        records++;
        last = sequence;
        intact = next;
      } catch (MalformedRecord e) {
        // Stays part of the damaged range that the next intact record ends.
      }
      offset = next;
    }
    if (intact < segment.limit()) {
      damage.add(new Range(intact, segment.limit()));
    }
    return new SegmentScan(records, rows, records == 0 ? 0 : last, List.copyOf(damage), intact);
  }

  private static ByteBuffer payload(ByteBuffer segment, int offset) {
    return segment.slice(offset + SegmentFormat.RECORD_HEADER_BYTES, segment.getInt(offset + 4));
  }
}
