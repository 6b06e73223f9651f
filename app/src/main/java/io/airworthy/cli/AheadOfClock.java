package io.airworthy.cli;

import io.airworthy.TelemetryBatch;
import io.airworthy.TelemetryRow;
import io.airworthy.telemetry.TelemetrySink;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Hands rows on, and counts those dated later than they can be. Files are recordings of any time,
/// so such rows are stored; but a clock was wrong, or the traffic is made up. For one thread at a
/// time.
final class AheadOfClock implements TelemetrySink {
  private final TelemetrySink sink;
  private final Instant now;
  private long rows;
  private Instant latest = Instant.MIN;

  AheadOfClock(TelemetrySink sink, Instant now) {
    this.sink = sink;
    this.now = now;
  }

  @Override
  public Receipt accept(TelemetryBatch batch) {
    return acceptAll(Stream.of(batch));
  }

  @Override
  public Receipt acceptAll(Stream<TelemetryBatch> pieces) {
    return sink.acceptAll(pieces.peek(this::look));
  }

  private void look(TelemetryBatch batch) {
    for (List<? extends TelemetryRow> table :
        List.of(batch.turns(), batch.feedback(), batch.changes())) {
      table.forEach(row -> look(row.eventTime()));
    }
  }

  private void look(Instant eventTime) {
    if (eventTime.isAfter(now)) {
      rows++;
      latest = eventTime.isAfter(latest) ? eventTime : latest;
    }
  }

  /// What there is to say of them; empty when there are none.
  Optional<String> remark() {
    return rows == 0
        ? Optional.empty()
        : Optional.of(
            ("rows dated after now: %,d, the latest %s; was a clock wrong? They are stored;"
                    + " 'daily' passes their days over unless --date asks for one, and 'retain'"
                    + " keeps them")
                .formatted(rows, latest));
  }
}
