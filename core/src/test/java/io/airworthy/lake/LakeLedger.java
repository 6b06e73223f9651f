package io.airworthy.lake;

import io.airworthy.TelemetryBatch;
import io.airworthy.telemetry.TelemetrySink.Receipt;
import io.airworthy.testkit.BalanceSheet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/// What went into the tables of one data directory and out of them since it was first seen.
public final class LakeLedger {
  private final Path dataDir;
  private final LongAdder rows = new LongAdder();
  private final LongAdder entries = new LongAdder();
  private final List<LongSupplier> journals = new ArrayList<>();
  private boolean entriesKnown = true;

  LakeLedger(Path dataDir, BalanceSheet sheet) {
    this.dataDir = dataDir;
    rows.add(rowsInTables());
    entries.add(entriesInTable());
    sheet.holds(
        "turns, feedback and changes in the lake = stored - removed",
        this::rowsInTables,
        () -> rows.sum() + journals.stream().mapToLong(LongSupplier::getAsLong).sum());
    sheet.holds(
        "entries in quarantine = handed on - replayed - removed",
        this::entriesInTable,
        () -> entriesKnown ? entries.sum() : entriesInTable());
  }

  private long rowsInTables() {
    return in(LakeTable.TURNS) + in(LakeTable.FEEDBACK) + in(LakeTable.CHANGES);
  }

  private long entriesInTable() {
    return in(LakeTable.QUARANTINE);
  }

  private long in(LakeTable table) {
    return LakeInspection.of(dataDir, EngineOptions.defaults(dataDir))
        .rows()
        .get(table.tableName())
        .orElseThrow();
  }

  /// Segments that an earlier process left hold entries that were never counted here.
  void beforeAJournal() {
    entriesKnown &= leftovers() == 0;
  }

  private long leftovers() {
    Path journal = dataDir.resolve("journal");
    if (!Files.isDirectory(journal)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(journal)) {
      return files.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @param stored rows that a journal stored so far
  void journal(LongSupplier stored) {
    journals.add(stored);
  }

  void accepted(TelemetryBatch batch, Receipt receipt) {
    stored(receipt);
    entries.add(batch.quarantined().size());
  }

  void stored(Receipt receipt) {
    rows.add(receipt.stored());
  }

  /// Enters what a file's rows came to, of whose entries in quarantine nothing more is known.
  public void ingested(long stored) {
    rows.add(stored);
    entriesKnown = false;
  }

  /// Enters what a replay of the quarantine came to.
  public void replayed(ReplayCounts counts) {
    rows.add(counts.stored());
    entries.add(-counts.stored() - counts.duplicate());
  }

  /// Enters what was taken out for good.
  public void removed(Removal removal) {
    rows.add(-removal.turns() - removal.feedback() - removal.changes());
    entries.add(-removal.quarantine());
  }
}
