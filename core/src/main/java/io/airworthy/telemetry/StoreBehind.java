package io.airworthy.telemetry;

import java.util.Optional;

/// Hands batches to a sink one after the other, each while the next is being made; so two are in
/// memory at a time.
final class StoreBehind {
  private final TelemetrySink sink;
  private final Background background;
  private Optional<Background.Begun<IngestCounts>> last = Optional.empty();
  private IngestCounts counts = IngestCounts.none();

  StoreBehind(TelemetrySink sink, Background background) {
    this.sink = sink;
    this.background = background;
  }

  /// Begins to store a batch, once the one before is stored.
  void store(BatchBuilder batch) {
    settle();
    if (!batch.isEmpty()) {
      last = Optional.of(background.begin(() -> batch.counts(sink.accept(batch.build()))));
    }
  }

  /// What became of all batches, once the last is stored.
  IngestCounts settle() {
    Optional<Background.Begun<IngestCounts>> begun = last;
    last = Optional.empty();
    begun.ifPresent(batch -> counts = counts.plus(batch.await()));
    return counts;
  }
}
