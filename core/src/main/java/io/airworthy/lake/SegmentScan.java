package io.airworthy.lake;

import io.airworthy.TelemetryBatch;
import io.airworthy.lake.FieldReader.MalformedRecord;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What one segment holds: every intact record in order, and the byte ranges that are none.
///
/// @param records what `R` was read from each record
/// @param damage the ranges between or behind records, in order; one without bytes stands where
///     records are missing
/// @param end the offset behind the last record; what follows it is in `damage`
record SegmentScan<R>(List<Entry<R>> records, List<Range> damage, int end) {

  /// One record.
  record Entry<R>(long sequence, R value) {}

  /// Bytes that are no record.
  ///
  /// @param from offset of the first
  /// @param to offset behind the last
  record Range(int from, int to) {}

  /// Reads every row.
  static SegmentScan<TelemetryBatch> batches(ByteBuffer segment) {
    return scan(segment, RecordDecoder::decode);
  }

  /// Counts the rows only.
  static SegmentScan<Long> counts(ByteBuffer segment) {
    return scan(segment, RecordDecoder::rows);
  }

  private static <R> SegmentScan<R> scan(ByteBuffer segment, Function<ByteBuffer, R> read) {
    List<Entry<R>> records = new ArrayList<>();
    List<Range> damage = new ArrayList<>();
    int start = Math.min(SegmentFormat.HEADER_BYTES, segment.limit());
    if (start < SegmentFormat.HEADER_BYTES
        || SegmentFormat.judge(segment) == SegmentFormat.Header.DAMAGED) {
      damage.add(new Range(0, start));
    }
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
        R value = read.apply(payload(segment, offset));
        if (offset > intact || (last > 0 && sequence != last + 1)) {
          damage.add(new Range(intact, offset));
        }
        records.add(new Entry<>(sequence, value));
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
    return new SegmentScan<>(List.copyOf(records), List.copyOf(damage), intact);
  }

  private static ByteBuffer payload(ByteBuffer segment, int offset) {
    return segment.slice(offset + SegmentFormat.RECORD_HEADER_BYTES, segment.getInt(offset + 4));
  }
}
