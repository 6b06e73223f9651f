package io.airworthy.telemetry;

import io.airworthy.TelemetryBatch;
import java.util.Optional;
import java.util.function.Supplier;

/// Hands batches to a sink one after the other, each piece by piece while it is being made, so that
/// few rows are in memory at a time. Closing breaks off a batch that is not whole.
final class StoreBehind implements AutoCloseable {
  private final TelemetrySink sink;
  private final Background background;
  private Optional<Handover> open = Optional.empty();
  private Background.Begun<TelemetrySink.Receipt> receipt =
      () -> TelemetrySink.Receipt.settled(0, 0);
  private Optional<Supplier<IngestCounts>> last = Optional.empty();
  private IngestCounts counts = IngestCounts.none();

  StoreBehind(TelemetrySink sink, Background background) {
    this.sink = sink;
    this.background = background;
  }

  /// Hands on some rows of the batch that is being made.
  void add(TelemetryBatch piece) {
    opened().put(piece);
  }

  /// Hands on the rest of a batch, which becomes durable while the next is being made.
  void store(BatchBuilder batch) {
    if (batch.isEmpty()) {
      return;
    }
    Handover pieces = opened();
    pieces.put(batch.build());
    pieces.end();
    open = Optional.empty();
    settle();
    Background.Begun<TelemetrySink.Receipt> mine = receipt;
    last = Optional.of(() -> batch.counts(mine.await()));
  }

  private Handover opened() {
    if (open.isEmpty()) {
      Handover pieces = new Handover();
      Background.Begun<TelemetrySink.Receipt> before = receipt;
      receipt = background.begin(() -> take(pieces, before));
      open = Optional.of(pieces);
    }
    return open.get();
  }

  /// A batch whose predecessor failed is not stored.
  private TelemetrySink.Receipt take(
      Handover handover, Background.Begun<TelemetrySink.Receipt> before) {
    try (handover) {
      before.await();
      return sink.acceptAll(handover.pieces());
    }
  }

  /// What became of all whole batches, once the last is stored.
  IngestCounts settle() {
    Optional<Supplier<IngestCounts>> begun = last;
    last = Optional.empty();
    begun.ifPresent(batch -> counts = counts.plus(batch.get()));
    return counts;
  }

  @Override
  public void close() {
    open.ifPresent(Handover::breakOff);
  }
}
