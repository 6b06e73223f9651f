package io.airworthy.lake;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/// Turns, judgements and changes that are dated after today: a recording's clock was wrong, or the
/// traffic is made up.
///
/// @param rows how many
/// @param latest the UTC day of the latest; empty when there are none
public record RowsAhead(long rows, Optional<LocalDate> latest) {
  private static final RowsAhead NONE = new RowsAhead(0, Optional.empty());
  private static final List<LakeTable> TABLES =
      List.of(LakeTable.TURNS, LakeTable.FEEDBACK, LakeTable.CHANGES);

  /// Those of a snapshot.
  ///
  /// @param today the UTC day by the clock
  public static RowsAhead of(LakeView view, LocalDate today) {
    List<String> tables = TABLES.stream().map(LakeTable::tableName).toList();
    return new Database(view.connection()).read(query(tables, today), RowsAhead::read);
  }

  /// Those of a data directory, which may lack a lake. Looking makes and changes nothing; a table
  /// that cannot be read counts for none, for [LakeInspection] names it.
  ///
  /// @param today the UTC day by the clock
  public static RowsAhead look(Path dataDir, EngineOptions options, LocalDate today) {
    Path folder = dataDir.toAbsolutePath().normalize().resolve("lake");
    if (!Files.exists(folder.resolve(Catalogue.FILE))) {
      return NONE;
    }
    RowsAhead all = NONE;
    try (Catalogue catalogue = Catalogue.look(folder);
        DuckDBConnection connection = DuckDb.open(options)) {
      for (LakeTable table : TABLES) {
        all = all.plus(look(catalogue, connection, table, today));
      }
    } catch (SQLException | RuntimeException e) {
      return all;
    }
    return all;
  }

  private static RowsAhead look(
      Catalogue catalogue, DuckDBConnection connection, LakeTable table, LocalDate today) {
    try {
      List<Path> files = TableFiles.of(catalogue, table).paths();
      return files.isEmpty()
          ? NONE
          : query(List.of(ParquetSql.rows(files, table.columns())), today)
              .read(connection, RowsAhead::read);
    } catch (SQLException | RuntimeException e) {
      return NONE;
    }
  }

  private static SqlText query(List<String> sources, LocalDate today) {
    return SqlText.of(RowsAhead.class, "rows_ahead")
        .with(
            "sources",
            sources.stream()
                .map(source -> "select event_time from " + source)
                .collect(Collectors.joining(" union all ")))
        .with("tomorrow", today.plusDays(1).toString());
  }

  private static RowsAhead read(ResultSet rows) throws SQLException {
    rows.next();
    return new RowsAhead(
        rows.getLong("ahead"), Optional.ofNullable(rows.getString("latest")).map(LocalDate::parse));
  }

  private RowsAhead plus(RowsAhead other) {
    List<LocalDate> days = new ArrayList<>();
    latest.ifPresent(days::add);
    other.latest.ifPresent(days::add);
    return new RowsAhead(rows + other.rows, days.stream().max(LocalDate::compareTo));
  }
}
