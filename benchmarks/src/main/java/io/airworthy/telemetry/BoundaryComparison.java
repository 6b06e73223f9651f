package io.airworthy.telemetry;

import io.airworthy.benchmarks.Answer;
import io.airworthy.benchmarks.BareDecoding;
import io.airworthy.benchmarks.Comparison;
import io.airworthy.benchmarks.Contest;
import io.airworthy.benchmarks.Lap;
import io.airworthy.benchmarks.Row;
import io.airworthy.benchmarks.Setting;
import io.airworthy.benchmarks.Traffic;
import io.airworthy.benchmarks.Unit;
import io.airworthy.lake.IcebergLake;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The reading of telemetry files beside the bare decoding of the same bytes: through the boundary
/// into nothing, and through the boundary into the lake.
public final class BoundaryComparison implements Comparison {
  private static final int SESSIONS = 60_000;
  private static final int DAYS = 3;

  @Override
  public String name() {
    return "boundary";
  }

  @Override
  public String about() {
    return "OTLP files through the boundary with all signals, in process, decoding ahead and"
        + " storing behind on threads of their own, beside bare decoding of the same bytes:"
        + " Jackson's readTree of each line, protobuf's parseDelimitedFrom of each request";
  }

  @Override
  public List<Row> run(Setting setting) throws Exception {
    setting.progress().now("boundary: simulating spans");
    Traffic traffic = Traffic.of(DAYS, Math.max(1, setting.scale().of(SESSIONS) / DAYS));
    Path json = setting.folder().resolve("spans.jsonl");
    traffic.writeSpans(json);
    double spans = BareDecoding.json(json).answer().figures().getFirst();
    Path protobuf = setting.folder().resolve("spans.binpb");
    ProtobufSpans.convert(json, protobuf);
    Contest contest = Contest.inProcess(setting);
    return List.of(
        row("boundary-json", spans, contest, () -> read(json), () -> BareDecoding.json(json)),
        row(
            "boundary-protobuf",
            spans,
            contest,
            () -> read(protobuf),
            () -> BareDecoding.protobuf(protobuf)),
        row(
            "store-json",
            spans,
            contest,
            () -> store(setting, json),
            () -> BareDecoding.json(json)),
        row(
            "store-protobuf",
            spans,
            contest,
            () -> store(setting, protobuf),
            () -> BareDecoding.protobuf(protobuf)));
  }

  private static Row row(
      String name, double spans, Contest contest, Contest.Contestant ours, Contest.Contestant bare)
      throws Exception {
    Contest.Outcome outcome = contest.run(name, ours, bare);
    return new Row.Measured(
        name,
        Unit.SPANS_PER_SECOND,
        outcome.ours().map(seconds -> spans / seconds),
        Optional.of(outcome.peer().map(seconds -> spans / seconds)),
        Optional.empty(),
        "bare decoding");
  }

  private static Lap read(Path file) throws Exception {
    TelemetrySink nowhere = batch -> TelemetrySink.Receipt.settled(batch.rows(), 0);
    return Lap.time(() -> ingest(file, nowhere));
  }

  /// Into a lake of its own, which is made before the clock starts and closed after it stops.
  private static Lap store(Setting setting, Path file) throws Exception {
    Path dataDir = Files.createTempDirectory(setting.folder(), "data");
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      lake.claim();
      return Lap.time(() -> ingest(file, lake));
    }
  }

  private static Answer ingest(Path file, TelemetrySink sink) {
    IngestCounts counts =
        new FileIngestor(TelemetryOptions.defaults(), new SeededKeyRing(1), sink)
            .ingest(file, ProgressListener.silent());
    return Answer.of(counts.stored());
  }
}
