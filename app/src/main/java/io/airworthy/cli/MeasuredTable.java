package io.airworthy.cli;

import io.airworthy.AirworthyException;
import io.airworthy.Identifier;
import io.airworthy.KFloor;
import io.airworthy.lake.IcebergLake;
import io.airworthy.lake.LakeView;
import io.airworthy.measures.Meter;
import io.airworthy.measures.TabularFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
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

  @Option(
      names = "--k-floor",
      paramLabel = "K",
      description =
          "fewest users a shown figure is about (default: privacy.k-floor for the lake, none for a"
              + " FILE)")
  Optional<Integer> least = Optional.empty();

  /// Asks a meter on the table one question.
  <T> Measured<T> ask(GlobalOptions global, Function<Meter, T> question) {
    return askBeside(global, (chosen, all) -> question.apply(chosen));
  }

  /// Asks about the chosen tenant beside all tenants: two meters, or twice the same where no tenant
  /// is chosen.
  <T> Measured<T> askBeside(GlobalOptions global, BiFunction<Meter, Meter, T> question) {
    return file.isPresent()
        ? askFile(file.get(), meter -> question.apply(meter, meter))
        : askLake(global, question);
  }

  /// Whether rows of a tenant were asked for.
  boolean chooses(String tenantId) {
    return tenant.filter(chosen -> !chosen.equals(tenantId)).isEmpty();
  }

  /// Whether it is a file, of which nobody knows how many users a value is about.
  boolean isFile() {
    return file.isPresent();
  }

  /// Refuses a floor for a file in which nothing tells how many users a figure is about.
  void requireNoFloorOfFile() {
    if (file.isPresent() && least.isPresent()) {
      throw new ParameterException(
          spec.commandLine(),
          "--k-floor: no column of a FILE tells this measure who the users are");
    }
  }

  private KFloor floor(KFloor otherwise) {
    try {
      return least.map(KFloor::new).orElse(otherwise);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
    }
  }

  private KFloor floorOfLake(KFloor otherwise) {
    KFloor floor = floor(otherwise);
    if (floor.equals(KFloor.NONE)) {
      throw new ParameterException(
          spec.commandLine(), "--k-floor: found 0, expected 2 or more for the lake");
    }
    return floor;
  }

  /// Asks a meter that only a file can answer.
  ///
  /// @param reason why the lake cannot
  <T> Measured<T> askFileOnly(String reason, Function<Meter, T> question) {
    if (file.isEmpty()) {
      throw new ParameterException(spec.commandLine(), reason);
    }
    requireNoFloorOfFile();
    return askFile(file.get(), question);
  }

  private <T> Measured<T> askFile(String path, Function<Meter, T> question) {
    if (snapshot.isPresent() || tenant.isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "--snapshot and --tenant choose from the lake; leave out the FILE");
    }
    KFloor floor = floor(KFloor.NONE);
    try (TabularFile table =
        path.equals("-")
            ? TabularFile.read(System.in, "standard input")
            : TabularFile.open(Path.of(path))) {
      return new Measured<>(question.apply(Meter.on(table)), Optional.empty(), floor);
    }
  }

  private <T> Measured<T> askLake(GlobalOptions global, BiFunction<Meter, Meter, T> question) {
    Path dataDir = global.dataDir;
    KFloor floor = floorOfLake(global.configuration.floor());
    if (!Files.isDirectory(dataDir.resolve("lake"))) {
      throw AirworthyException.badInput(
          "no lake in " + dataDir + "; ingest telemetry first, name a --data-dir or a FILE");
    }
    try (IcebergLake lake = IcebergLake.open(dataDir);
        LakeView view = snapshot.map(lake::view).orElseGet(lake::view)) {
      Meter all = Meter.on(view);
      Meter chosen = tenant.map(this::identifier).map(t -> Meter.on(view, t)).orElse(all);
      return new Measured<>(question.apply(chosen, all), Optional.of(view.snapshotId()), floor);
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
