package io.airworthy.lake;

import io.airworthy.AirworthyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.duckdb.DuckDBConnection;

/// What a look at a data directory's lake and journal found. Looking makes and changes nothing, and
/// another process may be writing meanwhile.
///
/// @param rows of each table, read to the last byte; empty where that failed
/// @param quarantined telemetry that could not be kept
/// @param pending turns, judgements and changes that wait in the journal
/// @param writer who writes to the lake now
/// @param faults what is not as the catalogue says
public record LakeInspection(
    SortedMap<String, OptionalLong> rows,
    long quarantined,
    long pending,
    Optional<String> writer,
    List<LakeFault> faults) {
  private static final String QUARANTINED =
      "select coalesce(sum(count), 0)::bigint from %s where " + LakeView.LOST;

  public LakeInspection {
    rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
    faults = List.copyOf(faults);
  }

  /// Looks at a data directory, which may lack a lake.
  ///
  /// @param options limits of the engine; its spill folder is used when memory does not suffice
  public static LakeInspection of(Path dataDir, EngineOptions options) {
    Path folder = dataDir.toAbsolutePath().normalize().resolve("lake");
    Looking looking = new Looking(folder);
    looking.tables(options);
    JournalInspection journal = JournalInspection.of(folder.resolveSibling("journal"));
    looking.faults.addAll(journal.faults());
    return new LakeInspection(
        looking.rows,
        looking.quarantined,
        journal.pending(),
        LockHolder.of(folder.resolve(WriterLock.FILE)),
        looking.faults);
  }

  /// A look in progress.
  private static final class Looking {
    private final Path folder;
    private final SortedMap<String, OptionalLong> rows = new TreeMap<>();
    private final List<LakeFault> faults = new ArrayList<>();
    private long quarantined;

    Looking(Path folder) {
      this.folder = folder;
    }

    void tables(EngineOptions options) {
      Path file = folder.resolve(Catalogue.FILE);
      if (!Files.exists(file)) {
        for (LakeTable table : LakeTable.values()) {
          rows.put(table.tableName(), OptionalLong.of(0));
        }
        if (Files.isDirectory(folder.resolve(LakeTable.TURNS.tableName()))) {
          faults.add(new LakeFault(LakeFault.Kind.UNREADABLE, file, "the catalogue is missing"));
        }
        return;
      }
      try (Catalogue catalogue = Catalogue.look(folder);
          DuckDBConnection connection = DuckDb.open(options)) {
        for (LakeTable table : LakeTable.values()) {
          table(catalogue, connection, table);
        }
      } catch (SQLException | RuntimeException e) {
        faults.add(new LakeFault(LakeFault.Kind.UNREADABLE, file, "the catalogue cannot be read"));
      }
    }

    private void table(Catalogue catalogue, DuckDBConnection connection, LakeTable table) {
      rows.put(table.tableName(), OptionalLong.empty());
      try {
        TableFiles files = TableFiles.of(catalogue, table);
        List<LakeFault> found = files.faults(connection);
        faults.addAll(found);
        if (found.isEmpty()) {
          rows.put(table.tableName(), OptionalLong.of(files.rows()));
          countQuarantined(connection, table, files);
        }
      } catch (SQLException | RuntimeException e) {
        faults.add(
            new LakeFault(
                LakeFault.Kind.UNREADABLE,
                folder.resolve(table.tableName()),
                "the table " + table.tableName() + " cannot be read"));
      }
    }

    private void countQuarantined(DuckDBConnection connection, LakeTable table, TableFiles files)
        throws SQLException {
      if (table != LakeTable.QUARANTINE || files.paths().isEmpty()) {
        return;
      }
      String source = ParquetSql.rows(files.paths(), table.columns());
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(QUARANTINED.formatted(source))) {
        if (!row.next()) {
          throw AirworthyException.internal("a sum without a row");
        }
        quarantined = row.getLong(1);
      }
    }
  }
}
