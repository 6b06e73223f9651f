package io.airworthy.loop;

import io.airworthy.Target;
import io.airworthy.features.Coverage;
import io.airworthy.features.FeatureLineage;
import io.airworthy.features.TrainingSet;
import io.airworthy.features.TrainingSetBuilder;
import io.airworthy.features.TrainingSetFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the steps of one run write and read of each other. A training set is read once.
final class StepOutputs {
  private final Checkpoints checkpoints;
  private final Map<Target, TrainingSet> sets = new EnumMap<>(Target.class);

  StepOutputs(Checkpoints checkpoints) {
    this.checkpoints = checkpoints;
  }

  static String features(Target target) {
    return "features-" + target.wireName();
  }

  static String train(Target target) {
    return "train-" + target.wireName();
  }

  static void write(Path folder, ColumnCheck.Findings findings) {
    RunFiles.write(folder.resolve("columns.json"), findings);
  }

  static void write(Path folder, TrainingSetBuilder.Result built) {
    TrainingSetFile.write(built.trainingSet(), folder.resolve("training-set.parquet"));
    RunFiles.write(folder.resolve("coverage.json"), built.coverage());
  }

  static void write(Path folder, Target target, Verdict verdict) {
    RunFiles.write(folder.resolve(target.wireName() + ".json"), verdict);
  }

  ColumnCheck.Findings columns() {
    return RunFiles.read(
        checkpoints.folder("columns").resolve("columns.json"), ColumnCheck.Findings.class);
  }

  /// Keeps a set that was just written, so that it need not be read.
  void keep(TrainingSet set) {
    sets.put(set.target(), set);
  }

  /// Every feature of the examples, also those that upstream emptied.
  TrainingSet all(Target target) {
    return sets.computeIfAbsent(
        target,
        t -> TrainingSetFile.read(checkpoints.folder(features(t)).resolve("training-set.parquet")));
  }

  /// The features that candidates may learn from.
  TrainingSet given(Target target) {
    TrainingSet all = all(target);
    Set<String> out = Set.copyOf(keptOut());
    List<String> kept = all.features().names().stream().filter(f -> !out.contains(f)).toList();
    return out.isEmpty() || kept.isEmpty() ? all : all.with(all.features().project(kept));
  }

  /// The features that rest on a column which upstream emptied.
  List<String> keptOut() {
    return FeatureLineage.dependents(columns().emptiedColumns());
  }

  /// What a person should know of the day's columns and rows.
  List<String> notices() {
    ColumnCheck.Findings findings = columns();
    List<String> notices = new ArrayList<>(findings.sentences());
    List<String> out = keptOut();
    if (!out.isEmpty()) {
      notices.add("features kept out of this run: " + String.join(", ", out));
    }
    return notices;
  }

  Coverage coverage(Target target) {
    return RunFiles.read(
        checkpoints.folder(features(target)).resolve("coverage.json"), Coverage.class);
  }

  Path trained(Target target) {
    return checkpoints.folder(train(target));
  }

  TrainStep.Outcome training(Target target) {
    return TrainStep.Outcome.read(trained(target));
  }

  Verdict verdict(Target target) {
    return RunFiles.read(
        checkpoints.folder("gate").resolve(target.wireName() + ".json"), Verdict.class);
  }

  /// The report; empty when there was nothing to show.
  Optional<Path> report() {
    return Optional.of(checkpoints.folder("report").resolve("report.html")).filter(Files::exists);
  }
}
