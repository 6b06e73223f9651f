package io.airworthy.cli;

import io.airworthy.AirworthyException;
import io.airworthy.Identifier;
import io.airworthy.lake.IcebergLake;
import io.airworthy.lake.LakeView;
import io.airworthy.measures.Meter;
import io.airworthy.measures.TabularFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What a measure reads: a file, or the turns of the lake when no file is named.
final class MeasuredTable {
  @Spec(Spec.Target.MIXEE)
  CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description =
          "CSV with a header, JSON lines or Parquet, told apart by content; text may be compressed"
              + " by gzip or Zstandard; - is standard input (default: the turns of the lake)")
  Optional<String> file = Optional.empty();

  @Option(
      names = "--snapshot",
      paramLabel = "ID",
      description = "the lake as it was (default: as it is now)")
  Optional<String> snapshot = Optional.empty();

  @Option(
      names = "--tenant",
      paramLabel = "TENANT",
      description = "the lake's turns of one tenant (default: of all)")
  Optional<String> tenant = Optional.empty();

  /// Asks a meter on the table one question.
  <T> Measured<T> ask(GlobalOptions global, Function<Meter, T> question) {
    return file.isPresent() ? askFile(file.get(), question) : askLake(global.dataDir, question);
  }

  /// Asks a meter that only a file can answer.
  ///
  /// @param reason why the lake cannot
  <T> Measured<T> askFileOnly(String reason, Function<Meter, T> question) {
    if (file.isEmpty()) {
      throw new ParameterException(spec.commandLine(), reason);
    }
    return askFile(file.get(), question);
  }

  private <T> Measured<T> askFile(String path, Function<Meter, T> question) {
    if (snapshot.isPresent() || tenant.isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "--snapshot and --tenant choose from the lake; leave out the FILE");
    }
    try (TabularFile table =
        path.equals("-")
            ? TabularFile.read(System.in, "standard input")
            : TabularFile.open(Path.of(path))) {
      return new Measured<>(question.apply(Meter.on(table)), Optional.empty());
    }
  }

  private <T> Measured<T> askLake(Path dataDir, Function<Meter, T> question) {
    if (!Files.isDirectory(dataDir.resolve("lake"))) {
      throw AirworthyException.badInput(
          "no lake in " + dataDir + "; ingest telemetry first, name a --data-dir or a FILE");
    }
    try (IcebergLake lake = IcebergLake.open(dataDir);
        LakeView view = snapshot.map(lake::view).orElseGet(lake::view)) {
      Meter meter = tenant.map(this::identifier).map(t -> Meter.on(view, t)).orElse(Meter.on(view));
      return new Measured<>(question.apply(meter), Optional.of(view.snapshotId()));
    }
  }

  private Identifier identifier(String name) {
    return Identifier.parse(name)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "--tenant: expected 1 to 128 characters from [A-Za-z0-9._:/@+-]"));
  }
}
