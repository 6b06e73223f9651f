package io.airworthy.cli;

import io.airworthy.AirworthyException;
import io.airworthy.lake.IcebergLake;
import io.airworthy.telemetry.FileIngestor;
import io.airworthy.telemetry.FileKeyRing;
import io.airworthy.telemetry.IngestCounts;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Reads OTLP files through the privacy boundary into the lake.
@Command(
    name = "ingest",
    description = {
      "OTLP JSON lines or protobuf through the boundary into the lake.",
      "A file that breaks off is named, what was read of it is stored, the others are read, and the"
          + " exit code is 2. Reading a file again stores nothing twice."
    })
final class IngestCommand implements Callable<Integer> {
  @Mixin GlobalOptions global;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "OTLP as JSON lines, one JSON document or protobuf, perhaps compressed by gzip or"
              + " Zstandard; its first bytes tell which. - is standard input")
  List<String> files;

  @Override
  public Integer call() {
    IngestInput input = new IngestInput(files);
    IngestProgress progress =
        new IngestProgress(input, ProgressLine.onTerminal(global), Clock.systemUTC());
    IngestCounts counts = read(input, progress);
    tell(progress);
    global.answer(document(counts), text(counts));
    return progress.failures().isEmpty() ? 0 : AirworthyException.Code.BAD_INPUT.exitCode();
  }

  private void tell(IngestProgress progress) {
    progress.remarks().forEach(remark -> global.err().println(remark));
    progress
        .failures()
        .forEach(failure -> global.err().println("airworthy: " + failure.getMessage()));
  }

  private IngestCounts read(IngestInput input, IngestProgress progress) {
    var _ = new LeftoverJournal(global).settle();
    IngestCounts counts = IngestCounts.none();
    Optional<String> ahead = Optional.empty();
    try (IcebergLake lake = IcebergLake.open(global.dataDir)) {
      lake.claim();
      AheadOfClock sink = new AheadOfClock(lake, Clock.systemUTC().instant());
      FileIngestor ingestor =
          new FileIngestor(
              TelemetrySettings.of(global), new FileKeyRing(global.dataDir.resolve("keys")), sink);
      for (String name : input.names()) {
        progress.nextFile();
        counts = counts.plus(read(ingestor, name, progress));
      }
      ahead = sink.remark();
    } catch (RuntimeException e) {
      if (progress.rows() > 0) {
        global
            .err()
            .println(
                "what was stored before the failure stays; read the files again, nothing is stored"
                    + " twice");
      }
      throw e;
    } finally {
      progress.end();
    }
    ahead.ifPresent(remark -> global.err().println(remark));
    return counts;
  }

  private static IngestCounts read(FileIngestor ingestor, String name, IngestProgress progress) {
    return name.equals(IngestInput.STANDARD_INPUT)
        ? ingestor.ingest(System.in, "standard input", Clock.systemUTC().instant(), progress)
        : ingestor.ingest(Path.of(name), progress);
  }

  private static Map<String, Object> document(IngestCounts counts) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("accepted", counts.accepted());
    document.put("stored", counts.stored());
    document.put("duplicate", counts.duplicate());
    document.put("quarantined", counts.quarantined());
    document.put("dropped_attributes", counts.droppedAttributes());
    return document;
  }

  private static String text(IngestCounts counts) {
    return "accepted %,d = stored %,d + duplicate %,d + quarantined %,d%n%d attribute keys dropped at the boundary"
        .formatted(
            counts.accepted(),
            counts.stored(),
            counts.duplicate(),
            counts.quarantined(),
            counts.droppedAttributes().size());
  }
}
