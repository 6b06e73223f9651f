package io.airworthy.lake;

import io.airworthy.Change;
import io.airworthy.Feedback;
import io.airworthy.TelemetryBatch;
import io.airworthy.TelemetryRow;
import io.airworthy.Turn;
import io.airworthy.lake.FieldReader.MalformedRecord;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;

/// A row in the quarantine, in the form of `docs/formats/lake.md`: the hexadecimal digits of a
/// journal payload with that row alone.
final class HeldRow {
  private HeldRow() {}

  static byte[] payload(TelemetryRow row) {
    return RecordEncoder.encode(batch(List.of(row)));
  }

  /// @throws MalformedRecord when the digits are not those of one row
  static TelemetryRow row(String hex) {
    return row(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
  }

  /// @throws MalformedRecord when the payload is not that of one row
  static TelemetryRow row(ByteBuffer payload) {
    TelemetryBatch batch = RecordDecoder.decode(payload);
    if (batch.rows() != 1 || !batch.quarantined().isEmpty()) {
      throw new MalformedRecord("a held row is one row");
    }
    if (!batch.turns().isEmpty()) {
      return batch.turns().getFirst();
    }
    return batch.feedback().isEmpty() ? batch.changes().getFirst() : batch.feedback().getFirst();
  }

  /// Rows of any kind as a batch.
  static TelemetryBatch batch(List<TelemetryRow> rows) {
    return new TelemetryBatch(
        of(Turn.class, rows), of(Feedback.class, rows), of(Change.class, rows), List.of());
  }

  private static <T> List<T> of(Class<T> kind, List<TelemetryRow> rows) {
    return rows.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
