package io.airworthy.cli;

import io.airworthy.AirworthyException;
import io.airworthy.lake.IcebergLake;
import io.airworthy.lake.LakeView;
import io.airworthy.lake.Removal;
import io.airworthy.lake.RowsAhead;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Keeps the last days and removes all before.
@Command(
    name = "retain",
    description = {
      "Keeps the rows of the last UTC days, today included, and removes all before, with the older",
      "snapshots. Runs pinned to those can no longer be reproduced. No server may run meanwhile."
    })
final class RetainCommand implements Callable<Integer> {
  @Mixin GlobalOptions global;

  @Option(names = "--days", paramLabel = "N", required = true, description = "1 or more")
  int days;

  @Option(names = "--dry-run", description = "only count what would be removed")
  boolean dryRun;

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() {
    if (days < 1) {
      throw AirworthyException.badInput("--days " + days + ": at least 1 is expected");
    }
    LocalDate today = LocalDate.now(clock);
    LocalDate first = today.minusDays(days - 1L);
    try (IcebergLake lake = IcebergLake.open(global.dataDir)) {
      SealedJournal.of(lake, global);
      Removal removal = dryRun ? lake.before(first) : lake.removeBefore(first);
      long ahead = ahead(lake, today);
      global.answer(document(first, removal, ahead), text(first, removal, ahead));
    }
    return 0;
  }

  private static long ahead(IcebergLake lake, LocalDate today) {
    try (LakeView view = lake.view()) {
      return RowsAhead.of(view, today).rows();
    }
  }

  private Map<String, Object> document(LocalDate first, Removal removal, long ahead) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("first_day_kept", first.toString());
    document.put("dry_run", dryRun);
    document.put("turns", removal.turns());
    document.put("feedback", removal.feedback());
    document.put("changes", removal.changes());
    document.put("quarantine", removal.quarantine());
    document.put("ahead", ahead);
    return document;
  }

  private String text(LocalDate first, Removal removal, long ahead) {
    String kept =
        ahead == 0
            ? ""
            : "%nrows dated after today: %,d; they stay until their day has passed"
                .formatted(ahead);
    return removed(first, removal) + kept;
  }

  private String removed(LocalDate first, Removal removal) {
    return "%s %,d rows before %s: %,d turns, %,d judgements, %,d changes, %,d of quarantine"
        .formatted(
            dryRun ? "would remove" : "removed",
            removal.rows(),
            first,
            removal.turns(),
            removal.feedback(),
            removal.changes(),
            removal.quarantine());
  }
}
