package io.airworthy.cli;

import io.airworthy.lake.IcebergLake;
import io.airworthy.telemetry.FileIngestor;
import io.airworthy.telemetry.FileKeyRing;
import io.airworthy.telemetry.IngestCounts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Reads OTLP files through the privacy boundary into the lake.
@Command(
    name = "ingest",
    description = "OTLP JSON lines or protobuf through the boundary into the lake.")
final class IngestCommand implements Callable<Integer> {
  @Mixin GlobalOptions global;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "OTLP JSON lines or protobuf")
  List<Path> files;

  @Override
  public Integer call() {
    IngestCounts counts = IngestCounts.none();
    try (IcebergLake lake = IcebergLake.open(global.dataDir)) {
      FileIngestor ingestor =
          new FileIngestor(
              global.configuration.telemetry(),
              new FileKeyRing(global.dataDir.resolve("keys")),
              lake);
      for (Path file : files) {
        counts = counts.plus(ingestor.ingest(file, (read, total, accepted) -> {}));
      }
    }
    global.answer(document(counts), text(counts));
    return 0;
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
