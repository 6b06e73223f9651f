package io.airworthy.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.airworthy.adapters.kafka.InProcessBroker;
import io.airworthy.adapters.kafka.KafkaOptions;
import io.airworthy.adapters.kafka.KafkaTelemetrySource;
import io.airworthy.lake.BookedJournal;
import io.airworthy.lake.EngineOptions;
import io.airworthy.lake.IcebergLake;
import io.airworthy.lake.JournalOptions;
import io.airworthy.lake.LakeBooks;
import io.airworthy.lake.LakeInspection;
import io.airworthy.lake.SampleRequests;
import io.airworthy.telemetry.Encoding;
import io.airworthy.telemetry.FileIngestor;
import io.airworthy.telemetry.HandedOn;
import io.airworthy.telemetry.IngestCounts;
import io.airworthy.telemetry.OtlpReceiver;
import io.airworthy.telemetry.ProgressListener;
import io.airworthy.telemetry.RequestMemory;
import io.airworthy.telemetry.SeededKeyRing;
import io.airworthy.telemetry.Signal;
import io.airworthy.telemetry.TelemetryOptions;
import io.airworthy.testkit.BalanceSheet;
import io.airworthy.testkit.otlp.Otlp;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The same telemetry by sockets, queue and file into one data directory, each time by a server
/// that was started anew: whichever comes first, a row is one row.
@Timeout(120)
class InputPathsIT {
  private static final Instant RECEIVED = Otlp.START.plusSeconds(600);

  @TempDir static Path brokerFolder;
  private static InProcessBroker broker;

  @RegisterExtension final LakeBooks books = new LakeBooks();
  @RegisterExtension final BalanceSheet sheet = new BalanceSheet();

  @TempDir Path dataDir;

  /// A way in.
  enum Way {
    HTTP,
    GRPC,
    KAFKA,
    FILE
  }

  static Stream<List<Way>> orders() {
    return Stream.of(
        List.of(Way.KAFKA, Way.FILE, Way.HTTP, Way.GRPC),
        List.of(Way.FILE, Way.GRPC, Way.KAFKA, Way.HTTP));
  }

  @BeforeAll
  static void startBroker() throws Exception {
    broker = InProcessBroker.start(brokerFolder, InProcessBroker.freePort());
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @ParameterizedTest
  @MethodSource("orders")
  void sameRows_byEveryWayAreStoredOnce(List<Way> order) throws Exception {
    for (Way way : order) {
      assertThat(stored(way))
          .as("new by " + way)
          .isEqualTo(way == order.getFirst() ? SampleRequests.ROWS : 0);
    }
    Map<String, Long> rows = Map.of("turns", 3L, "feedback", 1L, "changes", 1L);
    LakeInspection lake = LakeInspection.of(dataDir, EngineOptions.defaults(dataDir));
    rows.forEach((table, count) -> assertThat(lake.rows().get(table)).hasValue(count));
  }

  /// Rows that are new when all have come this way; all others must be duplicates.
  private long stored(Way way) throws Exception {
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      if (way == Way.FILE) {
        IngestCounts counts = ingest(lake);
        assertThat(counts.stored() + counts.duplicate()).isEqualTo(SampleRequests.ROWS);
        return counts.stored();
      }
      try (BookedJournal journal =
          books.open(lake, JournalOptions.defaults(), InstantSource.fixed(RECEIVED))) {
        send(
            way,
            new OtlpReceiver(
                TelemetryOptions.defaults(),
                new SeededKeyRing(1),
                new HandedOn(journal, sheet),
                InstantSource.fixed(RECEIVED),
                RequestMemory.ofHeap(),
                new Semaphore(8)));
        journal.seal();
        assertThat(journal.counts().stored() + journal.counts().duplicate())
            .isEqualTo(SampleRequests.ROWS);
        return journal.counts().stored();
      }
    }
  }

  private IngestCounts ingest(IcebergLake lake) {
    return new FileIngestor(
            TelemetryOptions.defaults(), new SeededKeyRing(1), batch -> books.accept(lake, batch))
        .ingest(SampleRequests.file(), "test", RECEIVED, ProgressListener.silent());
  }

  private void send(Way way, OtlpReceiver receiver) throws Exception {
    switch (way) {
      case HTTP -> request(OtlpClient.Transport.HTTP, receiver);
      case GRPC -> request(OtlpClient.Transport.GRPC, receiver);
      case KAFKA -> queue(receiver);
      case FILE -> throw new IllegalArgumentException("a file needs no receiver");
    }
  }

  private static void request(OtlpClient.Transport transport, OtlpReceiver receiver)
      throws Exception {
    try (AirworthyServer server =
        AirworthyServer.start(ServerOptions.onLoopback(0, 0, 0), receiver, List.of())) {
      OtlpClient client = new OtlpClient(server);
      assertThat(client.send(transport, Signal.TRACES, SampleRequests.TRACES.toByteArray()).code())
          .isZero();
      assertThat(client.send(transport, Signal.LOGS, SampleRequests.LOGS.toByteArray()).code())
          .isZero();
    }
  }

  private void queue(OtlpReceiver receiver) throws Exception {
    String run = dataDir.getFileName().toString();
    broker.createTopic("spans-" + run, 1);
    broker.createTopic("logs-" + run, 1);
    broker.send("spans-" + run, 0, SampleRequests.TRACES.toByteArray());
    broker.send("logs-" + run, 0, SampleRequests.LOGS.toByteArray());
    KafkaOptions options =
        new KafkaOptions(
            broker.address(),
            "group-" + run,
            Map.of("spans-" + run, Signal.TRACES, "logs-" + run, Signal.LOGS),
            Encoding.PROTOBUF,
            Map.of());
    try (KafkaTelemetrySource source = KafkaTelemetrySource.start(options, receiver)) {
      while (source.counts().read() < 2) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
      assertThat(source.counts().taken()).isEqualTo(2);
    }
  }
}
