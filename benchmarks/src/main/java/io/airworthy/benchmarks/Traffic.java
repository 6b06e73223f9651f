package io.airworthy.benchmarks;

import io.airworthy.simulator.Incident;
import io.airworthy.simulator.InputHistory;
import io.airworthy.simulator.SimulationOptions;
import io.airworthy.simulator.Simulator;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Simulated telemetry of a benchmark, content included.
///
/// @param simulator seeded
/// @param days its length
public record Traffic(Simulator simulator, int days) {
  private static final byte[] SPANS = "{\"resourceSpans\"".getBytes(StandardCharsets.US_ASCII);

  /// Quiet traffic.
  public static Traffic of(int days, int sessionsPerDay) {
    return new Traffic(
        new Simulator(
            new SimulationOptions(
                1,
                SimulationOptions.DEFAULT_START,
                days,
                sessionsPerDay,
                SimulationOptions.DEFAULT_POSITIVE_RATE,
                Incident.demo(days),
                InputHistory.CURRENT)),
        days);
  }

  /// Writes its spans alone, as the requests the simulator makes, one a line.
  public void writeSpans(Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      for (int day = 0; day < days; day++) {
        writeSpans(day, out);
      }
    }
  }

  /// Writes the spans of one day.
  void writeSpans(int day, OutputStream out) throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    simulator.writeDay(day, whole);
    copySpans(whole.toByteArray(), out);
  }

  private static void copySpans(byte[] lines, OutputStream out) throws IOException {
    int from = 0;
    for (int i = 0; i < lines.length; i++) {
      if (lines[i] == '\n') {
        if (startsWith(lines, from, SPANS)) {
          out.write(lines, from, i + 1 - from);
        }
        from = i + 1;
      }
    }
  }

  private static boolean startsWith(byte[] bytes, int from, byte[] start) {
    for (int i = 0; i < start.length; i++) {
      if (from + i >= bytes.length || bytes[from + i] != start[i]) {
        return false;
      }
    }
    return true;
  }
}
