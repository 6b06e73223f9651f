package io.airworthy.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.airworthy.AirworthyException;
import io.airworthy.testkit.BalanceSheet;
import io.airworthy.testkit.ManualClock;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Hostile requests and files by the thousand: whatever comes, the answer is one a sender
/// understands, nothing is thrown that is not a clear refusal, and every row is accounted for.
///
/// `-Dairworthy.fuzz.cases=1000000` runs longer, `-Dairworthy.fuzz.seed=N` another sequence. A
/// failure names its case, which its seed alone makes again.
class OtlpFuzzTest {
  private static final long CASES = Long.getLong("airworthy.fuzz.cases", 2_000);
  private static final long SEED = Long.getLong("airworthy.fuzz.seed", 20260301);
  private static final Set<Integer> STATUSES = Set.of(200, 400, 413, 415);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long CASES_A_LINE = 50_000;

  private final CountingSink sink = new CountingSink();
  @RegisterExtension final BalanceSheet sheet = new BalanceSheet();

  private final BookedReceiver receiver =
      new BookedReceiver(
          sheet,
          TelemetryOptions.defaults(),
          new SeededKeyRing(1),
          sink,
          new ManualClock(Instant.parse("2026-03-01T13:00:00Z")));

  /// Counts rows and forgets them, so that memory stays flat over a million cases.
  private static final class CountingSink implements TelemetrySink {
    private long rows;

    @Override
    public Receipt accept(io.airworthy.TelemetryBatch batch) {
      rows += batch.rows();
      assertThat(batch.quarantined())
          .extracting(entry -> entry.reason())
          .doesNotContain(Reason.SIGNALS_FAILED.id());
      return Receipt.settled(batch.rows(), 0);
    }
  }

  @Test
  void request_isAlwaysAnsweredSoThatASenderUnderstands() {
    for (long number = 0; number < CASES; number++) {
      HostileRequest request = HostileRequest.of(SEED, number);
      assertThatCode(() -> answer(request)).as(request.toString()).doesNotThrowAnyException();
      tellProgress("requests", number + 1);
    }
    assertThat(sink.rows).as("some cases must come through").isGreaterThan(CASES / 10);
  }

  @Test
  void file_isReadOrRefusedAndEveryRowCounted() {
    for (long number = 0; number < CASES; number++) {
      HostileRequest request = HostileRequest.of(SEED + 1, number);
      assertThatCode(() -> read(request)).as(request.toString()).doesNotThrowAnyException();
      tellProgress("files", number + 1);
    }
  }

  /// A long run says how far it is; the build's own is over before its first line.
  private static void tellProgress(String what, long done) {
    if (done % CASES_A_LINE == 0) {
      System.err.printf("%,d of %,d hostile %s%n", done, CASES, what);
    }
  }

  private void answer(HostileRequest request) throws IOException {
    OtlpReply reply =
        receiver.receive(
            request.signal(), request.contentType(), request.contentEncoding(), request.body());

    // A sink that never fails means that a request to try again hides a fault of ours.
    assertThat(reply.status()).isIn(STATUSES);
    boolean protobuf = reply.contentType().equals("application/x-protobuf");
    if (protobuf && reply.status() == 200) {
      switch (request.signal()) {
        case TRACES -> ExportTraceServiceResponse.parseFrom(reply.body());
        case LOGS -> ExportLogsServiceResponse.parseFrom(reply.body());
        case METRICS -> ExportMetricsServiceResponse.parseFrom(reply.body());
      }
    } else if (!protobuf) {
      assertThat(JSON.readTree(reply.body()).isObject()).isTrue();
    }
    assertThat(reply.body().length).isLessThan(4 << 20);
  }

  private void read(HostileRequest request) {
    FileIngestor ingestor =
        new FileIngestor(TelemetryOptions.defaults(), new SeededKeyRing(1), new CountingSink());
    try {
      // The counts hold their own equation, or throw.
      ingestor.ingest(
          new ByteArrayInputStream(request.body()),
          "a file",
          Instant.EPOCH,
          ProgressListener.silent());
    } catch (AirworthyException refused) {
      assertThat(refused.code()).isEqualTo(AirworthyException.Code.BAD_INPUT);
      assertThat(Optional.ofNullable(refused.getMessage())).isPresent();
    }
  }
}
