package io.airworthy.features;

import io.airworthy.Target;
import io.airworthy.lake.Database;
import io.airworthy.lake.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The training set of one target while its feature views are joined, one after the other.
final class Examples {
  private static final List<String> FATES =
      List.of(
          "not-mature",
          "without-session",
          "without-reaction",
          "reacted-before-reply",
          "already-known");

  private final Target target;
  private final String labels;
  private final ExampleColumns columns;
  private final FeatureValues values;
  private final Unjoined unjoined;
  private final List<JoinOutcome> joins = new ArrayList<>();

  /// What did not become an example, or was not found.
  private record Unjoined(
      Map<String, Long> leftOut, long unmatchedJudgements, long turnsWithoutSession) {}

  private Examples(
      Target target,
      String labels,
      ExampleColumns columns,
      FeatureValues values,
      Unjoined unjoined) {
    this.target = target;
    this.labels = labels;
    this.columns = columns;
    this.values = values;
    this.unjoined = unjoined;
  }

  /// Finds the examples of a target among the labels that the database holds.
  ///
  /// @param features the columns that will be joined, in order
  static Examples load(
      Database database, TrainingSetBuilder.Query query, Target target, List<String> features) {
    Cutoff cutoff = Cutoff.of(target);
    String labels = "label_rows_" + target.wireName();
    database.run(
        query
            .fill("label_candidates")
            .with("cutoff", cutoff.instant())
            .with("overtaken", cutoff.overtaken()));
    database.run(SqlText.of(Examples.class, "labels_of_target").with("into", labels));
    int rows = Math.toIntExact(database.number("rows", "select count(*) from " + labels));
    return new Examples(
        target,
        labels,
        ExampleColumns.read(
            database,
            SqlText.of(Examples.class, "examples").with("labels", labels),
            rows,
            ExampleColumns.DIMENSIONS),
        new FeatureValues(features, rows),
        unjoined(database));
  }

  private static Unjoined unjoined(Database database) {
    return database.read(
        SqlText.of(Examples.class, "label_coverage"),
        counts -> {
          counts.next();
          Map<String, Long> leftOut = new TreeMap<>();
          for (String fate : FATES) {
            leftOut.put(fate, counts.getLong(fate));
          }
          return new Unjoined(
              leftOut,
              counts.getLong("unmatched_judgements"),
              counts.getLong("turns_without_session"));
        });
  }

  /// Joins the next view, whose rows stand in the table `feature_rows`, to the labels of every
  /// target at once.
  static void join(Database database, FeatureView view, List<Examples> targets) {
    List<JoinOutcome> outcomes =
        new PointInTimeJoin(database.connection(), targets.size())
            .join(view, "label_rows", "feature_rows", "joined");
    for (int i = 0; i < targets.size(); i++) {
      targets.get(i).joins.add(outcomes.get(i));
    }
    List<FeatureValues> values = targets.stream().map(target -> target.values).toList();
    FeatureValues.read(database, "joined", "id", values, view.features().size());
  }

  /// Puts the labels of all targets into the table `label_rows`, each target a part of it, numbered
  /// on from one to the next.
  static void gather(Database database, List<Examples> targets) {
    List<String> parts = new ArrayList<>();
    long first = 0;
    for (Examples target : targets) {
      parts.add(
          SqlText.of(Examples.class, "label_part")
              .with("part", parts.size())
              .with("first", first)
              .with("labels", target.labels)
              .complete());
      first += target.columns.rows();
    }
    database.run(
        "label_rows",
        "create or replace temp table label_rows as " + String.join(" union all ", parts));
  }

  /// The set, once every view is joined.
  TrainingSetBuilder.Result toResult(LabelDefinition label) {
    TrainingSet set = columns.toTrainingSet(target, label.name(), values.toMatrix());
    Coverage coverage =
        new Coverage(
            set.rows(),
            set.positives(),
            unjoined.leftOut(),
            unjoined.unmatchedJudgements(),
            unjoined.turnsWithoutSession(),
            joins,
            missingShares(set.features()));
    return new TrainingSetBuilder.Result(set, coverage);
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
}
