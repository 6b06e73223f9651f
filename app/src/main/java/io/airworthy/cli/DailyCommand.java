package io.airworthy.cli;

import io.airworthy.AirworthyException;
import io.airworthy.lake.IcebergLake;
import io.airworthy.loop.DailyOptions;
import io.airworthy.loop.DailyResult;
import io.airworthy.loop.DailyRun;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Runs the daily loop.
@Command(name = "daily", description = "The daily run: features, training, evaluation, gate.")
final class DailyCommand implements Callable<Integer> {
  @Mixin GlobalOptions global;

  @Option(names = "--date", description = "the UTC day to close (default: the lake's last)")
  Optional<LocalDate> date = Optional.empty();

  @Option(names = "--label", description = "what to learn (default: dissatisfied)")
  Optional<String> label = Optional.empty();

  @Option(
      names = "--budget",
      paramLabel = "MINUTES",
      description =
          "working time the run may take, that of earlier attempts included (default: 120)")
  Optional<Long> budgetMinutes = Optional.empty();

  @Option(
      names = "--resume",
      description =
          "go on with the unfinished run of this label (and date), on the snapshot it began with")
  boolean resume;

  @Override
  public Integer call() {
    DailyOptions options = options();
    new LeftoverJournal(global)
        .settle()
        .ifPresent(
            server ->
                global.tell("rows wait in the journal of " + server + " and are not seen yet"));
    try (IcebergLake lake = IcebergLake.open(global.dataDir);
        StepProgress progress = StepProgress.of(global)) {
      DailyRun daily =
          new DailyRun(
              global.dataDir, lake, Clock.systemUTC(), progress, global.configuration.judging());
      DailyResult result = resume ? daily.resume(options) : daily.run(options);
      progress.close();
      global.answer(DailyText.document(result), DailyText.of(result));
      return result.stoppedBefore().isPresent() || result.decision().equals("fail") ? 1 : 0;
    }
  }

  private DailyOptions options() {
    DailyOptions options = global.configuration.daily();
    if (budgetMinutes.isPresent()) {
      options = options.within(budget(budgetMinutes.get()));
    }
    if (date.isPresent()) {
      options = options.at(date.get());
    }
    return label.isPresent() ? options.learning(label.get()) : options;
  }

  private static Duration budget(long minutes) {
    if (minutes < 0) {
      throw AirworthyException.badInput(
          "--budget: found " + minutes + ", expected 0 or more minutes");
    }
    return Duration.ofMinutes(minutes);
  }
}
