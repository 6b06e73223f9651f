package io.airworthy.benchmarks;

import io.airworthy.AirworthyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A whole process, from start to exit: its time, its greatest resident memory, what it printed.
///
/// @param seconds by the wall clock
/// @param peakKib the greatest resident set, read from `/proc` every 20 ms; 0 where that is absent
/// @param output its standard output
record ChildProcess(double seconds, long peakKib, String output) {
  private static final long LOOK_EVERY_MILLIS = 20;
  private static final int TOLD_OF_ERRORS = 2000;

  /// Runs a command to its end.
  ///
  /// @param scratch where its output goes meanwhile
  /// @throws AirworthyException when it exits with another code than 0 or 1: 1 is an answer
  static ChildProcess run(Path scratch, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(scratch, "out", ".txt");
    Path errors = Files.createTempFile(scratch, "err", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
    long begun = System.nanoTime();
    Process process = builder.start();
    long peak = 0;
    try {
      process.getOutputStream().close();
      while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        peak = Math.max(peak, ProcessStatus.kibibytes(process.pid(), "VmHWM").orElse(0));
      }
    } finally {
      process.destroy();
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    if (process.exitValue() > 1) {
      throw AirworthyException.internal(
          command.getFirst() + " exited with " + process.exitValue() + ": " + tail(errors));
    }
    return new ChildProcess(seconds, peak, Files.readString(output));
  }

  private static String tail(Path file) throws IOException {
    String text = Files.readString(file).strip();
    return text.substring(Math.max(0, text.length() - TOLD_OF_ERRORS));
  }
}
