package io.airworthy.cli;

import io.airworthy.AirworthyException;
import io.airworthy.KFloor;
import io.airworthy.lake.IcebergLake;
import io.airworthy.loop.DailyOptions;
import io.airworthy.loop.DailyResult;
import io.airworthy.loop.DailyRun;
import io.airworthy.loop.Judging;
import io.airworthy.release.Alias;
import io.airworthy.release.GatePolicy;
import io.airworthy.release.ModelRegistry;
import io.airworthy.release.ModelVersion;
import io.airworthy.simulator.Counts;
import io.airworthy.simulator.PlantedIncident;
import io.airworthy.simulator.SimulationOptions;
import io.airworthy.simulator.Simulator;
import io.airworthy.telemetry.FileIngestor;
import io.airworthy.telemetry.SeededKeyRing;
import io.airworthy.telemetry.TelemetryOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The days of a demonstration, one after the other: traffic, boundary, lake, daily run.
final class Demo {
  private static final String LABEL = "dissatisfied";

  private final Path dataDir;
  private final IcebergLake lake;
  private final SimulationOptions options;
  private final Progress progress;
  private final KFloor floor;
  private final Simulator simulator;
  private final InstantSource clock = Clock.systemUTC();

  /// @param floor under which no slice of a report is shown
  Demo(Path dataDir, IcebergLake lake, SimulationOptions options, Progress progress, KFloor floor) {
    this.dataDir = dataDir;
    this.lake = lake;
    this.options = options;
    this.progress = progress;
    this.floor = floor;
    this.simulator = new Simulator(options);
  }

  /// Hears how far the demonstration is.
  interface Progress {
    void show(long done, long of, String what);
  }

  /// What it came to.
  ///
  /// @param last the daily run of the last day
  /// @param champion the model in charge at its end
  record Outcome(
      int days,
      Counts counts,
      DailyResult last,
      Optional<ModelVersion> champion,
      List<PlantedIncident> incidents,
      Duration took) {

    Map<String, @Nullable Object> document(Optional<String> url) {
      Map<String, @Nullable Object> document = new LinkedHashMap<>();
      document.put("days", days);
      document.put("turns", counts.turns());
      document.put("sessions", counts.sessions());
      document.put("champion", champion.map(ModelVersion::label).orElse(null));
      document.put("decision", last.decision());
      document.put("reasons", last.reasons());
      document.put("incidents", incidents.stream().map(PlantedIncident::document).toList());
      document.put("seconds", took.toMillis() / 1000.0);
      document.put("url", url.orElse(null));
      return document;
    }

    String text(Optional<String> url) {
      StringBuilder text = new StringBuilder();
      text.append(
          "%d days, %,d sessions, %,d turns in %.1f s%n"
              .formatted(days, counts.sessions(), counts.turns(), took.toMillis() / 1000.0));
      text.append(
          champion
              .map(version -> "champion: " + version.label() + "\n")
              .orElseGet(() -> "no champion; the last gate said: " + last.reasons() + "\n"));
      for (PlantedIncident incident : incidents) {
        text.append(
            "planted: %s from %s%n".formatted(incident.kind().wireName(), incident.start()));
      }
      last.report().ifPresent(report -> text.append("report: ").append(report).append('\n'));
      url.ifPresent(at -> text.append("dashboard: ").append(at).append("  (Ctrl-C ends it)\n"));
      return text.toString();
    }
  }

  /// Runs all days. The next day's traffic comes in while a day's run goes on, as it would: a run
  /// sees the lake as it was when the run began.
  Outcome run() {
    Instant started = clock.instant();
    FileIngestor ingestor =
        new FileIngestor(TelemetryOptions.defaults(), new SeededKeyRing(options.seed()), lake);
    Counts counts = Counts.NONE;
    Optional<DailyResult> last = Optional.empty();
    try (Arrivals arrivals = new Arrivals(day -> traffic(ingestor, day), options.days())) {
      DailyRun daily =
          new DailyRun(dataDir, lake, clock, arrivals, Judging.without(GatePolicy.DEFAULT, floor));
      for (int day = 0; day < options.days(); day++) {
        counts = counts.plus(arrivals.await(day));
        last = Optional.of(daily.run(DailyOptions.of(LABEL).at(options.start().plusDays(day))));
        progress.show(day + 1, options.days(), "day " + (day + 1) + " of " + options.days());
      }
    }
    return new Outcome(
        options.days(),
        counts,
        last.orElseThrow(),
        ModelRegistry.open(dataDir.resolve("models"), Models.MODEL).holder(Alias.CHAMPION),
        simulator.truth(),
        Duration.between(started, clock.instant()));
  }

  private Counts traffic(FileIngestor ingestor, int day) {
    LocalDate date = options.start().plusDays(day);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
    try {
      Counts counts = simulator.writeDay(day, bytes);
      ingestor.ingest(
          new ByteArrayInputStream(bytes.toByteArray()),
          "the traffic of " + date,
          date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
          (read, total, accepted) -> {});
      return counts;
    } catch (IOException e) {
      throw AirworthyException.internal("a day's traffic cannot be written to memory", e);
    }
  }
}
