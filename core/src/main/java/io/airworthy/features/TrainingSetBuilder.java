package io.airworthy.features;

import io.airworthy.AirworthyException;
import io.airworthy.Target;
import io.airworthy.lake.LakeView;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Makes training sets: labelled turns, each with what could be known of it at its cutoff.
public final class TrainingSetBuilder {
  private static final List<String> TABLES =
      List.of(
          "session_turns",
          "judgements",
          "label_versions",
          "label_candidates",
          "label_rows",
          "feature_rows",
          "newest_happened",
          "winners",
          "overtaken",
          "joined");

  private final List<FeatureView> views;

  /// A builder of sets with every view there is.
  public TrainingSetBuilder() {
    this(FeatureCatalogue.views());
  }

  TrainingSetBuilder(List<FeatureView> views) {
    this.views = List.copyOf(views);
  }

  /// A training set and what it covers.
  ///
  /// @param trainingSet the examples
  /// @param coverage what was left out, joined, late and missing
  public record Result(TrainingSet trainingSet, Coverage coverage) {}

  /// Builds the set that could be built at an instant, whatever the lake has learned since.
  ///
  /// The same view and arguments give the same bytes.
  ///
  /// @param view the lake; temporary tables are made in it and dropped again
  /// @param label what to learn
  /// @param target before or after the user's reaction
  /// @param asOf nothing that became available later is read
  /// @param from turns that started earlier are history, never examples
  /// @throws AirworthyException bad input when `from` is not before `asOf`
  public Result build(
      LakeView view, LabelDefinition label, Target target, Instant asOf, Instant from) {
    if (!from.isBefore(asOf)) {
      throw AirworthyException.badInput(
          "a training set begins before it ends, but was asked for from " + from + " to " + asOf);
    }
    Database database = new Database(view.connection());
    try {
      prepare(database, label, target, asOf, from);
      int rows = Math.toIntExact(database.number("rows", "select count(*) from label_rows"));
      ExampleColumns examples =
          ExampleColumns.read(database, SqlText.of("examples"), rows, ExampleColumns.DIMENSIONS);
      List<JoinOutcome> joins = new ArrayList<>();
      FeatureMatrix features = features(view, database, rows, joins);
      TrainingSet set = examples.toTrainingSet(target, label.name(), features);
      return new Result(set, coverage(database, set, joins));
    } finally {
      TABLES.forEach(table -> database.run("drop " + table, "drop table if exists " + table));
    }
  }

  private static void prepare(
      Database database, LabelDefinition label, Target target, Instant asOf, Instant from) {
    Cutoff cutoff = Cutoff.of(target);
    for (String query :
        List.of("sessions", "judgements", "label_versions", "label_candidates", "label_rows")) {
      database.run(
          SqlText.of(query)
              .with("as_of", micros(asOf))
              .with("from", micros(from))
              .with("evaluation", label.evaluation().value())
              .with("verdict", label.rule().verdict())
              .with("preference", label.rule().preference())
              .with("positive", label.rule().positive())
              .with("maturity_us", label.maturity().toNanos() / 1000)
              .with("cutoff", cutoff.instant())
              .with("overtaken", cutoff.overtaken()));
    }
  }

  private FeatureMatrix features(
      LakeView view, Database database, int rows, List<JoinOutcome> joins) {
    PointInTimeJoin join = new PointInTimeJoin(view.connection());
    List<String> names = views.stream().flatMap(v -> v.columns().stream()).toList();
    FeatureValues values = new FeatureValues(names, rows);
    for (FeatureView feature : views) {
      database.run(rowsOf(feature));
      joins.add(join.join(feature, "label_rows", "feature_rows", "joined"));
      values.read(database, "joined", "id", feature.features().size());
    }
    return values.toMatrix();
  }

  private static SqlText rowsOf(FeatureView view) {
    List<String> features =
        view.features().stream()
            .map(feature -> "(%s)::float as \"%s\"".formatted(feature.expression(), feature.name()))
            .toList();
    return SqlText.of("feature_rows")
        .with("keys", String.join(", ", view.key().columns()))
        .with("features", String.join(",\n  ", features))
        .with("source", view.source());
  }

  private static Coverage coverage(Database database, TrainingSet set, List<JoinOutcome> joins) {
    return database.read(
        SqlText.of("label_coverage"),
        counts -> {
          counts.next();
          Map<String, Long> leftOut = new TreeMap<>();
          for (String fate :
              List.of(
                  "not-mature",
                  "without-session",
                  "without-reaction",
                  "reacted-before-reply",
                  "already-known")) {
            leftOut.put(fate, counts.getLong(fate));
          }
          return new Coverage(
              set.rows(),
              set.positives(),
              leftOut,
              counts.getLong("unmatched_judgements"),
              counts.getLong("turns_without_session"),
              joins,
              missingShares(set.features()));
        });
  }

  private static Map<String, Double> missingShares(FeatureMatrix features) {
    Map<String, Double> shares = new TreeMap<>();
    for (int column = 0; column < features.columns() && features.rows() > 0; column++) {
      int missing = 0;
      for (int row = 0; row < features.rows(); row++) {
        missing += Float.isNaN(features.value(row, column)) ? 1 : 0;
      }
      shares.put(features.names().get(column), (double) missing / features.rows());
    }
    return shares;
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
