package io.airworthy.lake;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.MessageLite;
import io.airworthy.telemetry.BookedReceiver;
import io.airworthy.telemetry.ExportResult;
import io.airworthy.telemetry.FileIngestor;
import io.airworthy.telemetry.IngestCounts;
import io.airworthy.telemetry.ProgressListener;
import io.airworthy.telemetry.SeededKeyRing;
import io.airworthy.telemetry.Signal;
import io.airworthy.telemetry.TelemetryOptions;
import io.airworthy.telemetry.TelemetrySink;
import io.airworthy.testkit.BalanceSheet;
import io.airworthy.testkit.otlp.Otlp;
import io.airworthy.testkit.otlp.OtlpJsonWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The same telemetry by every way in, into one data directory.
@Timeout(120)
class InputPathsTest {
  private static final Instant RECEIVED = Otlp.START.plusSeconds(600);

  @RegisterExtension final LakeBooks books = new LakeBooks();
  @RegisterExtension final BalanceSheet sheet = new BalanceSheet();

  @TempDir Path dataDir;

  private BookedReceiver receiver(TelemetrySink sink) {
    return new BookedReceiver(
        sheet,
        TelemetryOptions.defaults(),
        new SeededKeyRing(1),
        sink,
        InstantSource.fixed(RECEIVED));
  }

  private IngestCounts ingestFile(IcebergLake lake) {
    return new FileIngestor(
            TelemetryOptions.defaults(), new SeededKeyRing(1), batch -> books.accept(lake, batch))
        .ingest(SampleRequests.file(), "test", RECEIVED, ProgressListener.silent());
  }

  private static void post(BookedReceiver receiver, Signal signal, String type, byte[] body) {
    assertThat(receiver.receive(signal, type, Optional.empty(), body).status()).isEqualTo(200);
  }

  private static void export(BookedReceiver receiver, Signal signal, MessageLite request) {
    assertThat(receiver.export(signal, request.toByteArray()))
        .isInstanceOfSatisfying(
            ExportResult.Taken.class, taken -> assertThat(taken.rejected()).isZero());
  }

  private JournalCounts serve(Consumer<BookedReceiver> requests) {
    try (IcebergLake lake = IcebergLake.open(dataDir);
        BookedJournal journal =
            books.open(lake, JournalOptions.defaults(), InstantSource.fixed(RECEIVED))) {
      requests.accept(receiver(journal));
      journal.seal();
      return journal.counts();
    }
  }

  private void postAll(BookedReceiver receiver) {
    post(receiver, Signal.TRACES, "application/x-protobuf", SampleRequests.TRACES.toByteArray());
    post(receiver, Signal.LOGS, "application/x-protobuf", SampleRequests.LOGS.toByteArray());
    post(
        receiver,
        Signal.TRACES,
        "application/json",
        OtlpJsonWriter.line(SampleRequests.TRACES).getBytes(StandardCharsets.UTF_8));
  }

  private static void exportAll(BookedReceiver receiver) {
    export(receiver, Signal.TRACES, SampleRequests.TRACES);
    export(receiver, Signal.LOGS, SampleRequests.LOGS);
  }

  @Test
  void theSameRows_byFileByRequestAndAfterARestartAreStoredOnce() throws Exception {
    JournalCounts posted = serve(this::postAll);
    assertThat(posted.stored()).isEqualTo(5);
    assertThat(posted.duplicate()).isEqualTo(3);

    JournalCounts exported = serve(InputPathsTest::exportAll);
    assertThat(exported.stored()).as("after a restart, over the other transport").isZero();
    assertThat(exported.duplicate()).isEqualTo(5);

    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      IngestCounts ingested = ingestFile(lake);
      assertThat(ingested.stored()).isZero();
      assertThat(ingested.duplicate()).isEqualTo(5);
      try (LakeView view = lake.view();
          Statement statement = view.connection().createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "select (select count(*) from turns), (select count(*) from feedback),"
                      + " (select count(*) from changes)")) {
        rows.next();
        assertThat(rows.getLong(1)).isEqualTo(3);
        assertThat(rows.getLong(2)).isEqualTo(1);
        assertThat(rows.getLong(3)).isEqualTo(1);
      }
    }
  }

  @Test
  void fileFirst_thenRequestsStoreNothingMore() {
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      assertThat(ingestFile(lake).stored()).isEqualTo(5);
    }
    JournalCounts posted = serve(this::postAll);
    assertThat(posted.stored()).isZero();
    assertThat(posted.duplicate()).isEqualTo(8);
  }
}
