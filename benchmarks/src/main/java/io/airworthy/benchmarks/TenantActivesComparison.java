package io.airworthy.benchmarks;

import io.airworthy.measures.Gaps;
import io.airworthy.measures.Meter;
import io.airworthy.measures.TabularFile;
import io.airworthy.measures.TenantDay;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// `tenant-actives` beside bare DuckDB on the same table: the query as an analyst writes it, and
/// our own query without our reading and checking of cells.
final class TenantActivesComparison implements Comparison {
  private static final int EVENTS = 10_000_000;
  private static final Target TARGET = new Target.TimesPeer(1.3);

  @Override
  public String name() {
    return "tenant-actives";
  }

  @Override
  public String about() {
    return "the tenants' days of a Parquet file, every cell checked, rows as Java values, beside"
        + " bare DuckDB from the same file to the same values";
  }

  @Override
  public List<Row> run(Setting setting) throws Exception {
    setting.progress().now("tenant-actives: making events");
    Path file = setting.folder().resolve("events.parquet");
    int events = setting.scale().of(EVENTS);
    try (Engine engine = Engine.open(setting.folder())) {
      engine.run(query("tenant-events", Map.of("events", events, "file", file)));
    }
    return List.of(
        row(setting, file, "tenant-actives", List.of(), "the textbook query"),
        row(
            setting,
            file,
            "tenant-actives-checks",
            List.of(query("tenant-events-table", Map.of("file", file))),
            "our query on unchecked cells"));
  }

  private static Row row(
      Setting setting, Path file, String name, List<String> before, String peerName)
      throws Exception {
    String bare =
        before.isEmpty()
            ? query("tenant-actives-textbook", Map.of("file", file))
            : Engine.query(Meter.class, "tenant-actives-rows", Map.of());
    Contest.Outcome outcome =
        Contest.inProcess(setting)
            .run(
                name,
                () -> Lap.time(() -> summary(ours(file))),
                () -> Lap.time(() -> summary(bare(setting, before, bare))));
    return Row.Measured.seconds(name, outcome, peerName).target(TARGET);
  }

  private static String query(String name, Map<String, Object> holes) throws Exception {
    return Engine.query(TenantActivesComparison.class, name, holes);
  }

  private static List<TenantDay> ours(Path file) {
    try (TabularFile table = TabularFile.open(file)) {
      return Meter.on(table).tenantActives(Meter.CHAT_TURN, Gaps.ROWS, LocalDate.EPOCH).days();
    }
  }

  private static List<TenantDay> bare(Setting setting, List<String> before, String sql)
      throws Exception {
    List<TenantDay> days = new ArrayList<>();
    try (Engine engine = Engine.open(setting.folder())) {
      for (String statement : before) {
        engine.run(statement);
      }
      try (PreparedStatement statement = engine.connection().prepareStatement(sql)) {
        statement.setString(1, Meter.CHAT_TURN);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            days.add(day(rows));
          }
        }
      }
    }
    return days;
  }

  private static TenantDay day(ResultSet row) throws Exception {
    double mean = row.getDouble(5);
    OptionalDouble previous = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(mean);
    return new TenantDay(
        row.getString(1),
        LocalDate.ofEpochDay(row.getInt(2)),
        row.getLong(3),
        row.getDouble(4),
        previous,
        row.getLong(6));
  }

  /// Sums that differ when a row, its order or a figure of it does.
  private static Answer summary(List<TenantDay> days) {
    double order = 0;
    double means = 0;
    double previous = 0;
    double weekly = 0;
    int drops = 0;
    for (int i = 0; i < days.size(); i++) {
      TenantDay day = days.get(i);
      order += (i % 1009) * (double) (day.dau() + day.eventDate().toEpochDay());
      means += day.avg7d();
      previous += day.prevAvg7d().orElse(-1);
      weekly += day.wau7d();
      drops += day.isDrop30pct() ? 1 : 0;
    }
    return Answer.of(days.size(), order, means, previous, weekly, drops);
  }
}
