package io.airworthy.cli;

import io.airworthy.lake.IcebergLake;
import io.airworthy.loop.Reproducer;
import io.airworthy.training.Reproduction;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Rebuilds a run and compares it byte for byte.
@Command(
    name = "reproduce",
    description = "Rebuilds a run's training sets and models and compares them byte for byte.")
final class ReproduceCommand implements Callable<Integer> {
  @Mixin GlobalOptions global;

  @Parameters(paramLabel = "RUN", description = "id of a finished run")
  String run;

  @Override
  public Integer call() {
    try (IcebergLake lake = IcebergLake.open(global.dataDir);
        StepProgress progress = StepProgress.of(global)) {
      Reproduction result =
          new Reproducer(
                  global.dataDir, lake, Clock.systemUTC(), progress, global.configuration.judging())
              .reproduce(run);
      progress.close();
      global.answer(document(result), text(result));
      return result.identical() ? 0 : 1;
    }
  }

  private Map<String, Object> document(Reproduction result) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("identical", result.identical());
    document.put("run", run);
    document.put(
        "differences",
        result.differences().stream()
            .map(difference -> Map.of("file", difference.file(), "kind", kind(difference)))
            .toList());
    document.put("files", result.compared());
    return document;
  }

  private String text(Reproduction result) {
    if (result.identical()) {
      return "%s is identical: %,d files, byte for byte".formatted(run, result.compared());
    }
    List<String> lines =
        result.differences().stream()
            .map(difference -> "  " + kind(difference) + " " + difference.file())
            .toList();
    return "%s differs in %,d of %,d files%n%s"
        .formatted(run, lines.size(), result.compared(), String.join("\n", lines));
  }

  private static String kind(Reproduction.Difference difference) {
    return difference.kind().name().toLowerCase(Locale.ROOT);
  }
}
