package io.airworthy.loop;

import io.airworthy.loop.Checkpoints.Checkpoint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Carries out steps in order, skipping those that an earlier attempt finished from
/// the same inputs.
///
/// The inputs of a step are its own options and the outputs of every step before it, so a change
/// anywhere redoes what follows and nothing else.
final class StepRunner {
  private final Checkpoints checkpoints;
  private final Budget budget;
  private final RunListener listener;

  StepRunner(Checkpoints checkpoints, Budget budget, RunListener listener) {
    this.checkpoints = checkpoints;
    this.budget = budget;
    this.listener = listener;
  }

  /// Runs the steps.
  ///
  /// @param expected how long each step took in an earlier run, where that is known
  /// @return the step before which the time ran out, or empty when all are done
  Optional<String> run(List<Step> steps, Map<String, Duration> expected) {
    String chain = "";
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      String inputs = Digest.of(step.name() + "\n" + step.options() + "\n" + chain);
      Optional<Checkpoint> done = checkpoints.finished(step.name(), inputs);
      if (done.isEmpty() && !budget.fits(remaining(steps.subList(i, steps.size()), expected))) {
        return Optional.of(step.name());
      }
      listener.stepStarted(step.name(), i + 1, steps.size());
      Checkpoint checkpoint =
          done.orElseGet(() -> checkpoints.perform(step.name(), inputs, step.work()));
      RunListener.Outcome outcome =
          done.isPresent() ? RunListener.Outcome.REUSED : RunListener.Outcome.DONE;
      listener.stepFinished(step.name(), checkpoint.millis(), outcome);
      chain = Digest.of(chain + checkpoint.digest());
    }
    return Optional.empty();
  }

  private static Duration remaining(List<Step> steps, Map<String, Duration> expected) {
    return steps.stream()
        .map(step -> expected.getOrDefault(step.name(), Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
