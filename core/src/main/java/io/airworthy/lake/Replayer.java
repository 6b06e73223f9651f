package io.airworthy.lake;

import io.airworthy.TelemetryRow;
import io.airworthy.telemetry.TelemetrySink;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;

/// Stores what the quarantine holds, and then takes it out of there. A crash in between is mended
/// by doing it again: what is stored already is a duplicate then.
final class Replayer {
  private final Eraser eraser;
  private final Database database;
  private final TelemetrySink sink;

  Replayer(Catalogue catalogue, DuckDBConnection connection, TelemetrySink sink) {
    this.eraser = new Eraser(catalogue, connection);
    this.database = new Database(connection);
    this.sink = sink;
  }

  /// @param at the instant from which readers may know the rows
  ReplayCounts replay(HeldRows which, Instant at) throws SQLException {
    long held = 0;
    TelemetrySink.Receipt receipt = TelemetrySink.Receipt.settled(0, 0);
    for (Path file : eraser.quarantine()) {
      String entries = ParquetSql.rows(List.of(file), LakeTable.QUARANTINE.columns());
      held +=
          database.number(
              "held_rows",
              "select count(*) from %s where %s".formatted(entries, which.condition()));
      List<TelemetryRow> rows = rows(entries, which.condition(at), at);
      if (!rows.isEmpty()) {
        receipt = receipt.plus(sink.accept(HeldRow.batch(rows)));
      }
    }
    eraser.removeReplayed(which.condition(at));
    long waiting = held - receipt.stored() - receipt.duplicate();
    return new ReplayCounts(held, receipt.stored(), receipt.duplicate(), waiting);
  }

  private List<TelemetryRow> rows(String entries, String condition, Instant at) {
    List<TelemetryRow> rows = new ArrayList<>();
    SqlText query =
        SqlText.ready(
            "replayed_rows",
            "select held_row from %s where %s order by available_at, held_row"
                .formatted(entries, condition));
    database.forEach(
        query, row -> rows.add(HeldRow.row(row.getString("held_row")).availableFrom(at)));
    return rows;
  }
}
