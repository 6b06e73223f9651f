package io.airworthy.lake;

import io.airworthy.TelemetryBatch;
import io.airworthy.telemetry.TelemetrySink;
import io.airworthy.testkit.BalanceSheet;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/// A journal whose counts are held against what it was handed and what its lake holds; opened by
/// [LakeBooks]. Thread-safe.
public final class BookedJournal implements TelemetrySink, AutoCloseable {
  private final JournaledLake journal;
  private final LakeLedger ledger;
  private final long recovered;
  private final LongAdder taken = new LongAdder();

  BookedJournal(JournaledLake journal, LakeLedger ledger, BalanceSheet sheet) {
    this.journal = journal;
    this.ledger = ledger;
    this.recovered = journal.counts().acknowledged();
    ledger.journal(() -> journal.counts().stored());
    sheet.holds(
        "acknowledged = recovered + taken",
        () -> journal.counts().acknowledged(),
        () -> recovered + taken.sum());
    sheet.holds(
        "acknowledged = stored + duplicate + pending + lost",
        () -> journal.counts().acknowledged(),
        () -> sum(journal.counts()));
  }

  private static long sum(JournalCounts counts) {
    return counts.stored() + counts.duplicate() + counts.pending() + counts.lost();
  }

  @Override
  public Receipt accept(TelemetryBatch batch) {
    Receipt receipt = journal.accept(batch);
    taken.add(batch.rows());
    ledger.accepted(batch, receipt);
    return receipt;
  }

  /// See [JournaledLake#seal].
  public void seal() {
    journal.seal();
  }

  /// See [JournaledLake#counts].
  public JournalCounts counts() {
    return journal.counts();
  }

  List<JournalFault> faults() {
    return journal.faults();
  }

  @Override
  public void close() {
    journal.close();
  }
}
