package io.airworthy.lake;

import io.airworthy.TelemetryBatch;
import io.airworthy.telemetry.BookedIngestor;
import io.airworthy.telemetry.BookedReceiver;
import io.airworthy.telemetry.KeyRing;
import io.airworthy.telemetry.RequestMemory;
import io.airworthy.telemetry.TelemetryOptions;
import io.airworthy.telemetry.TelemetrySink;
import io.airworthy.telemetry.TelemetrySink.Receipt;
import io.airworthy.testkit.BalanceSheet;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The books of a test's lakes: what went into each data directory and out of it, against what
/// stands in its tables when the test is over. Registered as an extension, it checks them then.
public final class LakeBooks implements AfterEachCallback {
  private final BalanceSheet sheet = new BalanceSheet();
  private final Map<Path, LakeLedger> ledgers = new HashMap<>();

  /// A journal whose rows are entered.
  public BookedJournal open(IcebergLake lake, JournalOptions options, InstantSource clock) {
    return open(lake, options, clock, SegmentFiles.onDisk());
  }

  BookedJournal open(
      IcebergLake lake, JournalOptions options, InstantSource clock, SegmentFiles files) {
    LakeLedger ledger = ledger(lake);
    ledger.beforeAJournal();
    return new BookedJournal(JournaledLake.open(lake, options, clock, files), ledger, sheet);
  }

  /// Hands a batch to the lake itself.
  public Receipt accept(IcebergLake lake, TelemetryBatch batch) {
    LakeLedger ledger = ledger(lake);
    Receipt receipt = lake.accept(batch);
    ledger.accepted(batch, receipt);
    return receipt;
  }

  /// Replays what the quarantine holds.
  public ReplayCounts replay(IcebergLake lake, HeldRows which, Instant at) {
    LakeLedger ledger = ledger(lake);
    ReplayCounts counts = lake.replay(which, at);
    ledger.replayed(counts);
    return counts;
  }

  /// An ingestor that brings files into a lake, itself in the books.
  public BookedIngestor ingestor(IcebergLake lake, TelemetryOptions options, KeyRing keys) {
    return new BookedIngestor(sheet, options, keys, batch -> accept(lake, batch));
  }

  /// A receiver that hands what it takes to a sink, itself in the books.
  public BookedReceiver receiver(
      TelemetrySink sink, KeyRing keys, InstantSource clock, Semaphore places) {
    return new BookedReceiver(
        sheet, TelemetryOptions.defaults(), keys, sink, clock, RequestMemory.ofHeap(), places);
  }

  /// Hands over a batch that fails halfway, of which some rows stay in the tables.
  ///
  /// @param left rows that stay though no receipt tells of them
  void failing(IcebergLake lake, long left, Runnable batch) {
    LakeLedger ledger = ledger(lake);
    batch.run();
    ledger.stored(Receipt.settled(left, 0));
  }

  /// Enters what the lake says that it stored.
  Receipt stored(IcebergLake lake, Receipt receipt) {
    ledger(lake).stored(receipt);
    return receipt;
  }

  /// Enters what was taken out for good.
  Removal removed(IcebergLake lake, Removal removal) {
    ledger(lake).removed(removal);
    return removal;
  }

  /// The ledger of a data directory, opened with what stands in its tables now.
  public LakeLedger ledger(Path dataDir) {
    return ledgers.computeIfAbsent(
        dataDir.toAbsolutePath().normalize(), folder -> new LakeLedger(folder, sheet));
  }

  private LakeLedger ledger(IcebergLake lake) {
    return ledger(lake.journalFolder().resolveSibling(""));
  }

  /// The sheet on which the equations are entered.
  public BalanceSheet sheet() {
    return sheet;
  }

  /// Checks the books now.
  void check() {
    sheet.check();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    check();
  }
}
