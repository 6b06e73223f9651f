package io.airworthy.lake;

import io.airworthy.TelemetryBatch;
import io.airworthy.telemetry.TelemetrySink.Receipt;
import io.airworthy.testkit.BalanceSheet;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
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

  private LakeLedger ledger(IcebergLake lake) {
    return ledgers.computeIfAbsent(
        lake.journalFolder().getParent(), dataDir -> new LakeLedger(dataDir, sheet));
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
