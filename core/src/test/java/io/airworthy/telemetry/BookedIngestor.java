package io.airworthy.telemetry;

import io.airworthy.testkit.BalanceSheet;
import java.io.ByteArrayInputStream;
import java.time.Instant;

/// An ingestor whose counts are entered in books: what it said of the rows it read, against what
/// its sink was handed.
public final class BookedIngestor {
  private final FileIngestor ingestor;
  private final HandedOn handedOn;
  private IngestCounts counts = IngestCounts.none();

  /// Enters on the sheet what is stated of [IngestCounts].
  public BookedIngestor(
      BalanceSheet sheet, TelemetryOptions options, KeyRing keys, TelemetrySink sink) {
    this.handedOn = new HandedOn(sink, sheet);
    this.ingestor = new FileIngestor(options, keys, handedOn);
    sheet.holds(
        "accepted = rows handed to the sink + quarantined",
        () -> counts.accepted(),
        () -> handedOn.rows() + handedOn.quarantined());
    sheet.holds(
        "quarantined = sum of the entries' counts but for rows that were kept",
        () -> counts.quarantined(),
        handedOn::quarantined);
  }

  /// Reads a stream's bytes, as if they had been written at an instant.
  public IngestCounts ingest(byte[] bytes, String name, Instant readAt) {
    IngestCounts read =
        ingestor.ingest(new ByteArrayInputStream(bytes), name, readAt, ProgressListener.silent());
    counts = counts.plus(read);
    return read;
  }

  /// What the sink was handed.
  HandedOn handedOn() {
    return handedOn;
  }
}
