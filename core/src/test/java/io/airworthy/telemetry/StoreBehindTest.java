package io.airworthy.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.TelemetryBatch;
import io.airworthy.lake.IcebergLake;
import io.airworthy.testkit.otlp.Otlp;
import io.airworthy.testkit.otlp.OtlpJsonWriter;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A file's rows are stored while the next are read. Nothing of it has books: what fails has no
/// receipt.
@Timeout(60)
class StoreBehindTest {
  private static final int REQUESTS = 70;
  private static final int SPANS = 100;
  private static final int BATCH = 3_000;

  /// Seven thousand spans.
  private static final byte[] FILE = file();

  /// Notes what it is handed, batch by batch and piece by piece.
  private static class Noting implements TelemetrySink {
    final List<List<Integer>> batches = Collections.synchronizedList(new ArrayList<>());

    @Override
    public Receipt accept(TelemetryBatch batch) {
      throw new AssertionError("a file is handed on in pieces");
    }

    @Override
    public Receipt acceptAll(Stream<TelemetryBatch> pieces) {
      List<Integer> rows = new ArrayList<>();
      batches.add(rows);
      pieces.forEachOrdered(piece -> take(rows, piece));
      return Receipt.settled(rows.stream().mapToInt(Integer::intValue).sum(), 0);
    }

    void take(List<Integer> rows, TelemetryBatch piece) {
      rows.add(piece.rows());
    }
  }

  private static final class Full extends Noting {
    @Override
    void take(List<Integer> rows, TelemetryBatch piece) {
      super.take(rows, piece);
      throw new IllegalStateException("no space left");
    }
  }

  private static byte[] file() {
    StringBuilder lines = new StringBuilder();
    for (int request = 0; request < REQUESTS; request++) {
      int first = request * SPANS + 1;
      lines
          .append(
              OtlpJsonWriter.line(
                  Otlp.traces(
                      IntStream.range(first, first + SPANS)
                          .mapToObj(number -> Otlp.chat(number, "c", "hello", "yes"))
                          .toArray(io.opentelemetry.proto.trace.v1.Span.Builder[]::new))))
          .append('\n');
    }
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static IngestCounts ingest(TelemetrySink sink, ProgressListener progress) {
    return new FileIngestor(
            TelemetryOptions.defaults().withBatchRows(BATCH), new SeededKeyRing(1), sink)
        .ingest(new ByteArrayInputStream(FILE), "test", Instant.EPOCH, progress);
  }

  @Test
  void batches_comeInPiecesAndWhole() {
    Noting sink = new Noting();

    assertThat(ingest(sink, ProgressListener.silent()).stored()).isEqualTo(REQUESTS * SPANS);
    assertThat(sink.batches)
        .containsExactly(
            List.of(1_000, 1_000, 1_000, 0), List.of(1_000, 1_000, 1_000, 0), List.of(1_000, 0));
  }

  @Test
  void sinkThatFails_isHeardOfAndGetsNoMore() {
    Full sink = new Full();

    assertThatThrownBy(() -> ingest(sink, ProgressListener.silent()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no space left");
    assertThat(sink.batches).containsExactly(List.of(1_000));
  }

  @Test
  void batchThatIsBrokenOff_leavesNothing(@TempDir Path dataDir) throws Exception {
    ProgressListener failing =
        (bytes, size, rows) -> {
          if (rows > BATCH + BATCH / 2) {
            throw new IllegalStateException("stopped");
          }
        };
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      assertThatThrownBy(() -> ingest(lake, failing)).hasMessage("stopped");
      try (var view = lake.view();
          var statement = view.connection().createStatement();
          var turns = statement.executeQuery("select count(*) from turns")) {
        turns.next();
        assertThat(turns.getInt(1)).isEqualTo(BATCH);
      }
      assertThat(ingest(lake, ProgressListener.silent()).duplicate()).isEqualTo(BATCH);
    }
  }
}
