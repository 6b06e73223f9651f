package io.airworthy.telemetry;

import io.airworthy.HeadSignals;
import io.airworthy.Quarantined;
import io.airworthy.TelemetryBatch;
import io.airworthy.Turn;
import io.airworthy.testkit.BalanceSheet;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/// What a sink was handed and took, counted by itself; only what the sink returned for counts.
public final class HandedOn implements TelemetrySink {
  private static final List<Reason> FAULTS =
      Stream.of(Reason.values()).filter(Reason::isFault).toList();

  private static final List<Reason> KEPT =
      Stream.of(Reason.values()).filter(Reason::keepsRow).toList();

  private final TelemetrySink sink;
  private final LongAdder rows = new LongAdder();
  private final LongAdder settled = new LongAdder();
  private final LongAdder quarantined = new LongAdder();
  private final LongAdder faults = new LongAdder();
  private final LongAdder undecodable = new LongAdder();
  private final LongAdder scores = new LongAdder();

  /// Enters on the sheet what a receipt promises.
  public HandedOn(TelemetrySink sink, BalanceSheet sheet) {
    this.sink = sink;
    sheet.holds("rows handed to the sink = stored + duplicate + pending", rows::sum, settled::sum);
  }

  @Override
  public Receipt accept(TelemetryBatch batch) {
    Receipt receipt = sink.accept(batch);
    rows.add(batch.rows());
    settled.add(receipt.stored() + receipt.duplicate() + receipt.pending());
    for (Quarantined entry : batch.quarantined()) {
      count(entry);
    }
    batch.turns().forEach(this::count);
    return receipt;
  }

  private void count(Quarantined entry) {
    if (KEPT.stream().noneMatch(reason -> reason.id().equals(entry.reason()))) {
      quarantined.add(entry.count());
    }
    if (FAULTS.stream().anyMatch(reason -> reason.id().equals(entry.reason()))) {
      faults.add(entry.count());
    }
    if (entry.reason().equals(Reason.UNDECODABLE.id())) {
      undecodable.add(entry.count());
    }
    entry.held().filter(Turn.class::isInstance).map(Turn.class::cast).ifPresent(this::count);
  }

  private void count(Turn turn) {
    turn.heads().ifPresent(signals -> scores.add(scores(signals)));
  }

  static long scores(HeadSignals signals) {
    return Stream.of(
            signals.intent().isPresent(),
            signals.predicted().isPresent(),
            signals.estimated().isPresent())
        .filter(said -> said)
        .count();
  }

  /// Turns, judgements and changes.
  public long rows() {
    return rows.sum();
  }

  /// Rows that were not kept: the entries' counts, but for those whose rows were kept.
  public long quarantined() {
    return quarantined.sum();
  }

  /// Of those, what the sender did wrong.
  public long faults() {
    return faults.sum();
  }

  /// Of those, what could not be decoded.
  public long undecodable() {
    return undecodable.sum();
  }

  /// What text heads said of the turns, kept or held.
  public long scores() {
    return scores.sum();
  }
}
