package io.airworthy.cli;

import io.airworthy.lake.IcebergLake;
import io.airworthy.loop.DailyOptions;
import io.airworthy.loop.DailyResult;
import io.airworthy.loop.DailyRun;
import io.airworthy.loop.RunListener;
import java.time.Clock;
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

  @Option(names = "--label", defaultValue = "dissatisfied", description = "what to learn")
  String label;

  @Option(
      names = "--resume",
      description = "go on where a run of the same snapshot stopped; every run does so")
  boolean resume;

  @Override
  public Integer call() {
    DailyOptions options = DailyOptions.of(label);
    try (IcebergLake lake = IcebergLake.open(global.dataDir)) {
      DailyResult result =
          new DailyRun(global.dataDir, lake, Clock.systemUTC(), progress())
              .run(date.map(options::at).orElse(options));
      global.answer(DailyText.document(result), DailyText.of(result));
      return result.decision().equals("fail") ? 1 : 0;
    }
  }

  private RunListener progress() {
    if (global.quiet) {
      return RunListener.SILENT;
    }
    return new RunListener() {
      @Override
      public void stepStarted(String step, int number, int of) {
        global.err().print("[" + number + "/" + of + "] " + step + " ... ");
        global.err().flush();
      }

      @Override
      public void stepFinished(String step, long millis, Outcome outcome) {
        global.err().println(outcome == Outcome.REUSED ? "kept" : millis + " ms");
      }
    };
  }
}
