package io.airworthy.cli;

import io.airworthy.AirworthyException;
import io.airworthy.simulator.SimulationOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// A data directory that belongs to a demonstration, so that none is mixed with real telemetry.
///
/// Its options stand in `demo.txt`. A demonstration with the same options goes on where it was
/// stopped, for every day's traffic and run are stored once; with others it is refused.
record DemoFolder(Path dataDir, Path mark) {
  static DemoFolder of(Path dataDir) {
    return new DemoFolder(dataDir, dataDir.resolve("demo.txt"));
  }

  /// Makes the folder this demonstration's own.
  ///
  /// @throws AirworthyException bad input when it holds anything else
  void claim(SimulationOptions options) {
    try {
      if (Files.exists(mark)) {
        require(options.toString().equals(Files.readString(mark).strip()), "another demonstration");
        return;
      }
      require(isEmpty(), "data that is no demonstration's");
      Files.createDirectories(dataDir);
      Files.writeString(mark, options + "\n");
    } catch (IOException e) {
      throw AirworthyException.badInput(
          dataDir + " cannot be written; name another with --data-dir", e);
    }
  }

  private boolean isEmpty() throws IOException {
    if (!Files.exists(dataDir)) {
      return true;
    }
    try (Stream<Path> files = Files.list(dataDir)) {
      return files.findAny().isEmpty();
    }
  }

  private void require(boolean holds, String found) {
    if (!holds) {
      throw AirworthyException.badInput(
          dataDir + " holds " + found + "; name another folder with --data-dir, or remove it");
    }
  }
}
