package io.airworthy.loop;

import io.airworthy.Target;
import io.airworthy.features.LabelDefinition;
import io.airworthy.features.TrainingSet;
import io.airworthy.features.TrainingSetBuilder;
import io.airworthy.lake.IcebergLake;
import io.airworthy.lake.LakeView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What the steps of one attempt share: the open lake, sets that were built together, and trainings
/// that run side by side. A step that runs alone after a resumption does its own part and gives the
/// same bytes.
final class Workbench implements AutoCloseable {
  /// Up to so many examples of a target the targets are worked on side by side; above, one target
  /// alone fills the machine, and two would not fit into its memory.
  private static final int SMALL = 50_000;

  private final Seal seal;
  private final IcebergLake lake;
  private final StepOutputs outputs;
  private final TrainStep training;
  private final SideBySide sideBySide = new SideBySide();
  private final Map<Target, Supplier<TrainingSetBuilder.Result>> built =
      new EnumMap<>(Target.class);
  private final Map<Target, Supplier<TrainStep.Ending>> begun = new EnumMap<>(Target.class);
  private Optional<LakeView> view = Optional.empty();

  Workbench(Seal seal, IcebergLake lake, StepOutputs outputs, TrainStep training) {
    this.seal = seal;
    this.lake = lake;
    this.outputs = outputs;
    this.training = training;
  }

  /// Checks the columns, while the sets are being built beside it: what the check finds is taken
  /// out of them afterwards.
  void columns(Path out) {
    try (LakeView beside = view().beside()) {
      begin(List.of(Target.values()));
      StepOutputs.write(out, ColumnCheck.check(beside, seal.day()));
    }
  }

  void features(Target target, Path out) {
    if (!built.containsKey(target)) {
      begin(from(target));
    }
    TrainingSetBuilder.Result result = Objects.requireNonNull(built.remove(target)).get();
    if (built.isEmpty()) {
      closeView();
    }
    StepOutputs.write(out, result);
    outputs.keep(result.trainingSet());
  }

  /// Begins to build the sets of some targets together.
  private void begin(List<Target> targets) {
    LakeView open = view();
    Supplier<List<TrainingSetBuilder.Result>> results =
        sideBySide.start(
            () ->
                new TrainingSetBuilder()
                    .buildEach(
                        open,
                        LabelDefinition.named(seal.label()),
                        targets,
                        seal.asOf(),
                        seal.from()));
    for (int i = 0; i < targets.size(); i++) {
      int place = i;
      built.put(targets.get(i), () -> results.get().get(place));
    }
  }

  void train(Target target, Path out) throws IOException {
    List<Target> together = areSmall() ? from(target) : List.of(target);
    for (Target each : together) {
      TrainingSet set = outputs.given(each);
      begun.computeIfAbsent(each, t -> sideBySide.start(() -> training.train(set)));
    }
    training.save(Objects.requireNonNull(begun.remove(target)).get(), out);
  }

  /// Starts work beside other work where the sets are small; else does it when it is asked for.
  <T> Supplier<T> start(Supplier<T> work) {
    return areSmall() ? sideBySide.start(work) : work;
  }

  private boolean areSmall() {
    return Stream.of(Target.values()).allMatch(target -> outputs.all(target).rows() <= SMALL);
  }

  /// A target and those whose steps come after its own.
  private static List<Target> from(Target target) {
    return Stream.of(Target.values()).filter(other -> other.compareTo(target) >= 0).toList();
  }

  private LakeView view() {
    LakeView open = view.orElseGet(() -> lake.view(seal.snapshot()));
    view = Optional.of(open);
    return open;
  }

  private void closeView() {
    view.ifPresent(LakeView::close);
    view = Optional.empty();
  }

  @Override
  public void close() {
    try {
      sideBySide.close();
    } finally {
      closeView();
    }
  }
}
