package io.airworthy.lake;

import io.airworthy.TelemetryBatch;
import io.airworthy.lake.FieldReader.MalformedRecord;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A journal record's payload, as `docs/formats/journal.md` lays it out. Its rows are told apart
/// and checked, and left as the bytes they are.
final class RecordPayload {
  /// A damaged record may say anything of how many rows it has.
  private static final int MOST_BELIEVED = 4_096;

  private final RecordInput in;
  private final List<String> words;
  private final Map<LakeTable, Rows> rows = new EnumMap<>(LakeTable.class);

  private RecordPayload(RecordInput in, List<String> words) {
    this.in = in;
    this.words = words;
  }

  static RecordPayload of(TelemetryBatch batch) {
    return read(ByteBuffer.wrap(RecordEncoder.encode(batch)));
  }

  /// @throws MalformedRecord when it is not what the format says; nothing of it is kept
  static RecordPayload read(ByteBuffer bytes) {
    RecordInput in = new RecordInput(bytes);
    try {
      int[] counts = new int[LakeTable.values().length];
      for (int i = 0; i < counts.length; i++) {
        counts[i] = in.count();
      }
      RecordPayload payload = new RecordPayload(in, in.words());
      FieldReader fields = new FieldReader();
      for (LakeTable table : LakeTable.values()) {
        payload.find(table, counts[table.ordinal()], fields);
      }
      return payload;
    } catch (IndexOutOfBoundsException | ArithmeticException e) {
      throw new MalformedRecord("a row cannot be read: " + e.getClass().getSimpleName());
    }
  }

  /// How many turns, judgements and changes a payload holds, without reading them.
  static long rows(ByteBuffer bytes) {
    RecordInput in = new RecordInput(bytes);
    return (long) in.count() + in.count() + in.count();
  }

  private void find(LakeTable table, int count, FieldReader fields) {
    Rows found = new Rows(Math.min(count, MOST_BELIEVED));
    for (int i = 0; i < count; i++) {
      int length = in.count();
      int from = in.skip(length);
      int to = from + length;
      check(table, from, to, fields);
      long micros = fields.number(table.time().id());
      found.add(this, from, to, micros, KeyHash.of(fields, table.keyColumns()));
    }
    rows.put(table, found);
  }

  /// Leaves the fields of the row read.
  private void check(LakeTable table, int from, int to, FieldReader fields) {
    read(from, to, fields);
    for (Column column : table.columns()) {
      fields.check(column);
    }
  }

  /// The rows of a table, in their order.
  Rows rows(LakeTable table) {
    return Objects.requireNonNull(rows.get(table));
  }

  /// How many turns, judgements and changes there are.
  long rows() {
    return (long) rows(LakeTable.TURNS).size()
        + rows(LakeTable.FEEDBACK).size()
        + rows(LakeTable.CHANGES).size();
  }

  /// Has the fields of a row read.
  void read(int from, int to, FieldReader fields) {
    fields.read(in, words, from, to);
  }
}
