package io.airworthy.cli;

import io.airworthy.lake.IcebergLake;
import io.airworthy.lake.LakeBooks;
import io.airworthy.loop.RunListener;
import io.airworthy.release.GatePolicy;
import io.airworthy.simulator.InputHistory;
import io.airworthy.simulator.SimulationOptions;
import io.airworthy.simulator.Simulator;
import io.airworthy.telemetry.FileKeyRing;
import io.airworthy.telemetry.TelemetryOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Data directories filled with a few days of simulated traffic.
final class SimulatedNights {
  static final int DAYS = 10;

  /// A gate that a small sample can pass.
  static final GatePolicy LENIENT =
      GatePolicy.of(
          Map.of(
              "minimum-positives", "2",
              "maximum-calibration-error", "1",
              "slice-minimum-auroc", "0",
              "slice-minimum-coverage", "0",
              "maximum-missing-rise", "1",
              "average-precision-margin", "0.9"));

  private static final SimulationOptions OPTIONS =
      new SimulationOptions(
          7, SimulationOptions.DEFAULT_START, DAYS, 120, 0.4, List.of(), InputHistory.CURRENT);

  private SimulatedNights() {}

  static LocalDate date(int day) {
    return OPTIONS.start().plusDays(day);
  }

  /// Ingests the days from one up to, not including, another.
  static void ingest(LakeBooks books, IcebergLake lake, Path dataDir, int from, int to) {
    for (int day = from; day < to; day++) {
      ingest(books, lake, dataDir, day, UnaryOperator.identity());
    }
  }

  /// Ingests a day whose telemetry upstream has changed.
  static void ingest(
      LakeBooks books, IcebergLake lake, Path dataDir, int day, UnaryOperator<String> upstream) {
    byte[] sent = upstream.apply(lines(day)).getBytes(StandardCharsets.UTF_8);
    Instant midnight = date(day + 1).atStartOfDay(ZoneOffset.UTC).toInstant();
    books
        .ingestor(lake, TelemetryOptions.defaults(), new FileKeyRing(dataDir.resolve("keys")))
        .ingest(sent, "day " + day, midnight);
  }

  /// A day's telemetry as OTLP JSON lines.
  static String lines(int day) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      new Simulator(OPTIONS).writeDay(day, bytes);
      return bytes.toString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Copies a data directory.
  static Path copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
      return to;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The bytes of every file of runs, models and decisions, the directory's own name taken out.
  static SortedMap<String, String> written(Path dataDir) {
    SortedMap<String, String> written = new TreeMap<>();
    try (Stream<Path> files = Files.walk(dataDir)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = dataDir.relativize(file).toString();
        if (name.endsWith("run.json")) {
          written.put(name, Files.readString(file).replace(dataDir.toString(), "DIR"));
        } else if (!name.startsWith("lake") && !name.startsWith("keys")) {
          written.put(name, HexFormat.of().formatHex(Files.readAllBytes(file)));
        }
      }
      return written;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The kill of a run: an error that no code of the run catches.
  static final class Killed extends Error {
    private static final long serialVersionUID = 1;

    Killed(String where) {
      super(where);
    }
  }

  /// Kills a run at a moment it has not been killed at before, leaving a half-written step behind.
  static final class Killer implements RunListener {
    private final Path runs;
    private final Set<String> killedAt = new LinkedHashSet<>();

    Killer(Path dataDir) {
      this.runs = dataDir.resolve("runs");
    }

    Set<String> killedAt() {
      return killedAt;
    }

    @Override
    public void stepStarted(String step, int number, int of) {
      if (killedAt.add("begin " + step)) {
        leaveHalf(step);
        throw new Killed(step);
      }
    }

    @Override
    public void stepFinished(String step, long millis, Outcome outcome) {
      kill("end " + step);
    }

    @Override
    public void published(String model, Publication part) {
      kill(model + " " + part);
    }

    private void kill(String where) {
      if (killedAt.add(where)) {
        throw new Killed(where);
      }
    }

    private void leaveHalf(String step) {
      try (Stream<Path> folders = Files.list(runs)) {
        for (Path run : folders.toList()) {
          Path half = Files.createDirectories(run.resolve(step + ".partial"));
          Files.writeString(half.resolve("half.json"), "{");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
