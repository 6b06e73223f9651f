package io.airworthy.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.airworthy.DurableFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `./airworthy ingest`, the whole process: its rate, its memory, and what a turn costs at rest.
final class IngestComparison implements Comparison {
  private static final int SESSIONS = 120_000;
  private static final int DAYS = 6;
  private static final double MEBIBYTE = 1024;

  @Override
  public String name() {
    return "ingest";
  }

  @Override
  public String about() {
    return "./airworthy ingest of an OTLP JSON file into an empty data directory, all signals on,"
        + " start of the process included, beside the bare decoding of the same bytes in this process;"
        + " bytes at rest are all Parquet files over the turns";
  }

  @Override
  public Kind kind() {
    return Kind.WHOLE_PROCESS;
  }

  @Override
  public List<Row> run(Setting setting) throws Exception {
    setting.progress().now("ingest: simulating spans");
    Path file = setting.folder().resolve("spans.jsonl");
    Traffic.of(DAYS, Math.max(1, setting.scale().of(SESSIONS) / DAYS)).writeSpans(file);
    DurableFiles.force(file);
    double spans = BareDecoding.json(file).answer().figures().getFirst();
    List<Double> rates = new ArrayList<>();
    List<Double> peaks = new ArrayList<>();
    List<Double> bytes = new ArrayList<>();
    List<Double> peerRates = new ArrayList<>();
    int repetitions = setting.scale().processRepetitions();
    for (int lap = 1; lap <= repetitions; lap++) {
      setting.progress().now("ingest: repetition " + lap + " of " + repetitions);
      Path dataDir = Files.createTempDirectory(setting.folder(), "data");
      Launcher.Result result =
          new Launcher(setting).run("ingest", "--data-dir", dataDir.toString(), file.toString());
      rates.add(stored(result.answer(), spans) / result.process().seconds());
      peaks.add(result.process().peakKib() / MEBIBYTE);
      bytes.add(Folders.bytes(dataDir, ".parquet") / spans);
      peerRates.add(spans / BareDecoding.json(file).seconds());
    }
    return List.of(
        new Row.Measured(
            "ingest",
            Unit.SPANS_PER_SECOND,
            new Sample(rates),
            Optional.of(new Sample(peerRates)),
            Optional.of(new Target.AtLeast(20_000)),
            BareDecoding.JSON_NAME),
        Row.Measured.alone("ingest-memory", Unit.MEBIBYTES, new Sample(peaks)),
        Row.Measured.alone("bytes-per-turn", Unit.BYTES, new Sample(bytes))
            .target(new Target.AtMost(120)));
  }

  /// The rows of an answer, which must be all there were.
  private static double stored(JsonNode answer, double spans) {
    long stored = answer.path("stored").asLong(-1);
    if (stored != spans) {
      throw new IllegalStateException(stored + " spans were stored, " + spans + " were written");
    }
    return stored;
  }
}
