package io.airworthy.loop;

import io.airworthy.KFloor;
import io.airworthy.Target;
import io.airworthy.evaluation.AuditOptions;
import io.airworthy.evaluation.AuditReport;
import io.airworthy.evaluation.Evaluation;
import io.airworthy.evaluation.Evaluator;
import io.airworthy.evaluation.EvaluatorOptions;
import io.airworthy.evaluation.FeatureAvailability;
import io.airworthy.evaluation.LeakageAudit;
import io.airworthy.evaluation.ScoredRows;
import io.airworthy.features.Coverage;
import io.airworthy.features.TrainingSet;
import io.airworthy.training.CalibratedModel;
import io.airworthy.training.Family;
import io.airworthy.training.OperatingChoice;
import io.airworthy.training.OperatingPoint;
import io.airworthy.training.OperatingRule;
import io.airworthy.training.Split;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// The candidates of one target and the champion, tried on the same test rows.
final class TargetTrial {
  private final TrainingSet set;
  private final Split split;
  private final TrainingSet test;
  private final Family chosen;
  private final Map<Family, Tried> families = new EnumMap<>(Family.class);
  private final Optional<Tried> champion;
  private final AuditReport audit;

  /// One model on the test rows.
  ///
  /// @param model the loaded model's columns and calibration
  /// @param folder where its files lie
  /// @param scores of the test rows
  /// @param evaluation of those scores
  record Tried(CalibratedModel model, Path folder, double[] scores, Evaluation evaluation) {}

  /// Tries what a training left.
  ///
  /// @param full every feature, also those the candidates were not given, for the champion may use
  ///     them
  /// @param set what the candidates were trained on
  /// @param judging how they are judged
  TargetTrial(
      TrainingSet full,
      TrainingSet set,
      Coverage coverage,
      Split split,
      Path trained,
      Family chosen,
      Optional<Path> championFolder,
      Judging judging) {
    this.set = set;
    this.split = split;
    this.chosen = chosen;
    int[] rows = split.rows(Split.Part.TEST);
    this.test = set.select(rows);
    for (Family family : Family.values()) {
      Path folder = trained.resolve(family.wireName());
      if (folder.toFile().isDirectory()) {
        families.put(family, tried(folder, test, judging.floor()));
      }
    }
    TrainingSet fullTest = full.select(rows);
    this.champion = championFolder.map(folder -> tried(folder, fullTest, judging.floor()));
    this.audit =
        new LeakageAudit(AuditOptions.DEFAULTS, judging.heads()).audit(set, availability(coverage));
  }

  private static Tried tried(Path folder, TrainingSet test, KFloor floor) {
    try (CalibratedModel model = CalibratedModel.load(folder)) {
      double[] scores = model.score(test.features().project(model.features()));
      Evaluation evaluation =
          new Evaluator(options(folder).withFloor(floor)).evaluate(scored(test, scores));
      return new Tried(model, folder, scores, evaluation);
    }
  }

  /// The threshold is the one chosen with the model, never one chosen on the test rows.
  private static EvaluatorOptions options(Path folder) {
    EvaluatorOptions defaults = EvaluatorOptions.DEFAULTS;
    return OperatingChoice.load(folder)
        .chosen()
        .map(OperatingPoint::threshold)
        .map(threshold -> defaults.withRule(new OperatingRule.AtThreshold(threshold)))
        .orElse(defaults);
  }

  private static List<FeatureAvailability> availability(Coverage coverage) {
    return coverage.joins().stream()
        .filter(join -> join.newestPastCutoffMicros().isPresent())
        .map(FeatureAvailability::of)
        .toList();
  }

  /// The rows of a set with their scores, sessions and users.
  static ScoredRows scored(TrainingSet set, double[] scores) {
    return new ScoredRows(labels(set), scores, Optional.of(sessions(set)), set.dimensions())
        .withUsers(users(set));
  }

  /// The user of each row; where no user is known at all, its session stands for one.
  private static int[] users(TrainingSet set) {
    int[] users = IntStream.range(0, set.rows()).map(set::user).toArray();
    if (IntStream.of(users).anyMatch(user -> user >= 0)) {
      return users;
    }
    Map<String, Integer> sessions = new HashMap<>();
    return IntStream.range(0, set.rows())
        .map(row -> sessions.computeIfAbsent(set.session(row), _ -> sessions.size()))
        .toArray();
  }

  static int[] labels(TrainingSet set) {
    int[] labels = new int[set.rows()];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = set.label(row);
    }
    return labels;
  }

  static String[] sessions(TrainingSet set) {
    String[] sessions = new String[set.rows()];
    for (int row = 0; row < sessions.length; row++) {
      sessions[row] = set.session(row);
    }
    return sessions;
  }

  Target target() {
    return set.target();
  }

  TrainingSet set() {
    return set;
  }

  TrainingSet test() {
    return test;
  }

  Split split() {
    return split;
  }

  Family chosen() {
    return chosen;
  }

  Map<Family, Tried> families() {
    return families;
  }

  Tried candidate() {
    Tried candidate = families.get(chosen);
    if (candidate == null) {
      throw new IllegalStateException("the chosen family was not trained");
    }
    return candidate;
  }

  Optional<Tried> champion() {
    return champion;
  }

  AuditReport audit() {
    return audit;
  }
}
