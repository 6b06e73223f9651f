package io.airworthy.features;

import io.airworthy.benchmarks.Answer;
import io.airworthy.benchmarks.Comparison;
import io.airworthy.benchmarks.Contest;
import io.airworthy.benchmarks.Engine;
import io.airworthy.benchmarks.Lap;
import io.airworthy.benchmarks.Row;
import io.airworthy.benchmarks.Setting;
import io.airworthy.benchmarks.Target;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The point-in-time join beside DuckDB's bare ASOF join of the same two tables.
///
/// Rows of a key become available in the order in which they happen and never tie, so that the bare
/// join is right too, and both tables of results must be equal.
public final class PointInTimeJoinComparison implements Comparison {
  private static final int LABELS = 1_000_000;
  private static final int ROWS = 10_000_000;
  private static final int ROWS_OF_KEY = 100;
  private static final int FEATURES = 10;
  private static final String OURS = "ours";
  private static final String BARE = "bare";

  @Override
  public String name() {
    return "point-in-time-join";
  }

  @Override
  public String about() {
    return "1 M labels to 10 M feature rows of 100,000 keys and ten features, late rows and ties"
        + " minded, beside one ASOF LEFT JOIN on the time of availability, both from table to table"
        + " in memory";
  }

  @Override
  public List<Row> run(Setting setting) throws Exception {
    try (Engine engine = Engine.open(setting.folder())) {
      setting.progress().now(name() + ": making tables");
      int rows = setting.scale().of(ROWS);
      engine.run(query("join-rows", Map.of("rows", rows, "of_key", ROWS_OF_KEY)));
      engine.run(
          query(
              "join-labels",
              Map.of("labels", setting.scale().of(LABELS), "keys", rows / ROWS_OF_KEY)));
      String asof = query("join-bare", Map.of("into", BARE));
      PointInTimeJoin join = new PointInTimeJoin(engine.connection(), 1);
      Contest.Outcome outcome =
          Contest.inProcess(setting)
              .run(name(), () -> ours(engine, join), () -> bare(engine, asof));
      return List.of(
          Row.Measured.seconds(name(), outcome, "DuckDB ASOF").target(new Target.TimesPeer(1.5)));
    }
  }

  private static String query(String name, Map<String, Object> holes) throws Exception {
    return Engine.query(PointInTimeJoinComparison.class, name, holes);
  }

  private static Lap ours(Engine engine, PointInTimeJoin join) throws Exception {
    List<Feature> features =
        IntStream.range(0, FEATURES).mapToObj(i -> new Feature("f" + i, "f" + i)).toList();
    FeatureView view =
        FeatureView.of("v", new Key("user", List.of("user_no")), "feature_rows", features);
    Lap lap =
        Lap.time(
            () -> {
              join.join(view, "labels", "feature_rows", OURS);
              return Answer.of();
            });
    return new Lap(lap.seconds(), summary(engine, OURS, "\"v.f0\"", "\"v.f9\""));
  }

  private static Lap bare(Engine engine, String asof) throws Exception {
    Lap lap =
        Lap.time(
            () -> {
              engine.run(asof);
              return Answer.of();
            });
    return new Lap(lap.seconds(), summary(engine, BARE, "f0", "f9"));
  }

  /// Off the clock: rows, rows with features, and sums that tie the features to their label.
  private static Answer summary(Engine engine, String table, String first, String last)
      throws Exception {
    return engine.figures(
        """
        select count(*), count(%2$s), sum(id %% 1009 * %2$s::double), sum(id %% 1013 * %3$s::double),
          sum(id %% 1019 * (epoch_us(event_time) %% 1000003)::double)
        from %1$s
        """
            .formatted(table, first, last));
  }
}
