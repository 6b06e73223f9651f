package io.airworthy.benchmarks;

import io.airworthy.lake.IcebergLake;
import io.airworthy.simulator.SimulationOptions;
import io.airworthy.telemetry.FileIngestor;
import io.airworthy.telemetry.IngestCounts;
import io.airworthy.telemetry.ProgressListener;
import io.airworthy.telemetry.SeededKeyRing;
import io.airworthy.telemetry.TelemetryOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/// `./airworthy daily` on a million sessions: its memory and its time, the whole process.
final class DailyComparison implements Comparison {
  private static final int DAYS = 45;
  private static final int SESSIONS_PER_DAY = 22_500;
  private static final double KIB_OF_MIB = 1024;
  private static final double FOUR_GIB = 4096;

  @Override
  public String name() {
    return "daily";
  }

  @Override
  public String about() {
    return "./airworthy daily on 45 simulated days of 22,500 sessions; the greatest resident set of"
        + " the process, native memory included; no peer";
  }

  @Override
  public Kind kind() {
    return Kind.APART;
  }

  @Override
  public List<Row> run(Setting setting) throws Exception {
    Launcher launcher = new Launcher(setting);
    fill(setting, launcher.dataDir());
    setting.progress().now("daily: running");
    ChildProcess process =
        launcher
            .run("daily", "--data-dir", launcher.dataDir().toString(), "--label", "dissatisfied")
            .process();
    return List.of(
        Row.Measured.alone("daily", Unit.SECONDS, Sample.of(process.seconds())),
        Row.Measured.alone(
                "daily-memory", Unit.MEBIBYTES, Sample.of(process.peakKib() / KIB_OF_MIB))
            .target(new Target.AtMost(FOUR_GIB)));
  }

  private static void fill(Setting setting, Path dataDir) throws Exception {
    int sessions = setting.scale().of(SESSIONS_PER_DAY);
    Traffic traffic = Traffic.of(DAYS, sessions);
    Instant readAt =
        SimulationOptions.DEFAULT_START.plusDays(DAYS).atStartOfDay(ZoneOffset.UTC).toInstant();
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      FileIngestor ingestor =
          new FileIngestor(TelemetryOptions.defaults(), new SeededKeyRing(1), lake);
      long stored = 0;
      for (int day = 0; day < DAYS; day++) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        traffic.simulator().writeDay(day, lines);
        IngestCounts counts =
            ingestor.ingest(
                new ByteArrayInputStream(lines.toByteArray()),
                "day " + day,
                readAt,
                ProgressListener.silent());
        stored += counts.stored();
        setting.progress().now("daily: " + (day + 1) + " days stored, " + stored + " rows");
      }
    }
  }
}
