package io.airworthy.features;

import io.airworthy.AirworthyException;
import io.airworthy.Target;
import io.airworthy.lake.Database;
import io.airworthy.lake.LakeView;
import io.airworthy.lake.SqlText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Makes training sets: labelled turns, each with what could be known of it at its cutoff.
public final class TrainingSetBuilder {
  private static final List<String> TABLES =
      List.of(
          "session_turns",
          "judgements",
          "label_versions",
          "label_candidates",
          "label_rows_predict",
          "label_rows_estimate",
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
    return buildEach(view, label, List.of(target), asOf, from).getFirst();
  }

  /// Builds the sets of several targets, in their order. They differ by the cutoff only, so
  /// sessions, labels and the rows of every feature view are made once. Each is the set that
  /// [#build] makes.
  ///
  /// @throws AirworthyException bad input when `from` is not before `asOf`
  public List<Result> buildEach(
      LakeView view, LabelDefinition label, List<Target> targets, Instant asOf, Instant from) {
    if (!from.isBefore(asOf)) {
      throw AirworthyException.badInput(
          "a training set begins before it ends, but was asked for from " + from + " to " + asOf);
    }
    Database database = new Database(view.connection());
    Query query = new Query(label, asOf, from);
    try {
      SessionTurns.load(database, asOf);
      JudgedTurns.define(database);
      for (String table : List.of("judgements", "label_versions")) {
        database.run(query.fill(table));
      }
      List<Examples> examples =
          targets.stream()
              .map(target -> Examples.load(database, query, target, columns()))
              .toList();
      Examples.gather(database, examples);
      for (FeatureView feature : views) {
        database.run(rowsOf(feature));
        Examples.join(database, feature, examples);
      }
      return examples.stream().map(each -> each.toResult(label)).toList();
    } finally {
      JudgedTurns.drop(database);
      TABLES.forEach(table -> database.run("drop " + table, "drop table if exists " + table));
    }
  }

  private List<String> columns() {
    return views.stream().flatMap(view -> view.columns().stream()).toList();
  }

  /// The holes that all targets fill alike.
  record Query(LabelDefinition label, Instant asOf, Instant from) {
    SqlText fill(String name) {
      return SqlText.of(TrainingSetBuilder.class, name)
          .with("as_of", micros(asOf))
          .with("from", micros(from))
          .with("evaluation", label.evaluation().value())
          .with("verdict", label.rule().verdict())
          .with("preference", label.rule().preference())
          .with("positive", label.rule().positive())
          .with("maturity_us", label.maturity().toNanos() / 1000);
    }

    private static long micros(Instant instant) {
      return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
  }

  private static SqlText rowsOf(FeatureView view) {
    List<String> features =
        view.features().stream()
            .map(feature -> "(%s)::float as \"%s\"".formatted(feature.expression(), feature.name()))
            .toList();
    return SqlText.of(TrainingSetBuilder.class, "feature_rows")
        .with("keys", String.join(", ", view.key().columns()))
        .with("features", String.join(",\n  ", features))
        .with("source", view.source());
  }
}
