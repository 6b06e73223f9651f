package io.airworthy.cli;

import io.airworthy.measures.Meter;
import io.airworthy.measures.TabularFile;
import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine.Parameters;

/// The table that a measure reads.
final class MeasuredTable {
  @Parameters(
      paramLabel = "FILE",
      description =
          "CSV with a header, JSON lines or Parquet, told apart by content; text may be compressed"
              + " by gzip or Zstandard; - is standard input")
  String file;

  /// Asks a meter on the table one question.
  <T> T ask(Function<Meter, T> question) {
    try (TabularFile table = open()) {
      return question.apply(Meter.on(table));
    }
  }

  private TabularFile open() {
    return file.equals("-")
        ? TabularFile.read(System.in, "standard input")
        : TabularFile.open(Path.of(file));
  }
}
