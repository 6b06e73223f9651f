package io.airworthy.features;

import io.airworthy.Target;
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
    database.run(SqlText.of("label_rows").with("into", labels));
    int rows = Math.toIntExact(database.number("rows", "select count(*) from " + labels));
    return new Examples(
        target,
        labels,
        ExampleColumns.read(
            database,
            SqlText.of("examples").with("labels", labels),
            rows,
            ExampleColumns.DIMENSIONS),
        new FeatureValues(features, rows),
        unjoined(database));
  }

  private static Unjoined unjoined(Database database) {
    return database.read(
        SqlText.of("label_coverage"),
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

  /// Joins the next view, whose rows stand in the table `feature_rows`.
  void join(Database database, PointInTimeJoin join, FeatureView view) {
    joins.add(join.join(view, labels, "feature_rows", "joined"));
    values.read(database, "joined", "id", view.features().size());
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
