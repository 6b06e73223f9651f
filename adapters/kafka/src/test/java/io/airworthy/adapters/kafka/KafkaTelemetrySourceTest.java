package io.airworthy.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.airworthy.TelemetryBatch;
import io.airworthy.lake.BookedJournal;
import io.airworthy.lake.IcebergLake;
import io.airworthy.lake.JournalOptions;
import io.airworthy.lake.LakeBooks;
import io.airworthy.lake.LakeView;
import io.airworthy.telemetry.Encoding;
import io.airworthy.telemetry.HandedOn;
import io.airworthy.telemetry.KeyRing;
import io.airworthy.telemetry.OtlpReceiver;
import io.airworthy.telemetry.RequestMemory;
import io.airworthy.telemetry.Signal;
import io.airworthy.telemetry.SinkUnavailable;
import io.airworthy.telemetry.TelemetryOptions;
import io.airworthy.telemetry.TelemetrySink;
import io.airworthy.testkit.BalanceSheet;
import io.airworthy.testkit.ManualClock;
import io.airworthy.testkit.Tripwire;
import io.airworthy.testkit.otlp.MarkedTelemetry;
import io.airworthy.testkit.otlp.Otlp;
import io.airworthy.testkit.otlp.OtlpJsonWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Against a real broker, into a real journal and lake.
@Timeout(120)
class KafkaTelemetrySourceTest {
  private static final int PARTITIONS = 4;
  private static final KeyRing KEYS = tenant -> new SecretKeySpec(new byte[32], "HmacSHA256");
  private static final InstantSource NOW = new ManualClock(Instant.parse("2026-03-01T13:00:00Z"));
  private static final JournalOptions UNSEALED =
      JournalOptions.defaults().withSegmentAge(Duration.ofDays(1));

  @TempDir static Path brokerFolder;
  private static InProcessBroker broker;

  @RegisterExtension final LakeBooks books = new LakeBooks();
  @RegisterExtension final BalanceSheet sheet = new BalanceSheet();

  @TempDir Path dataDir;
  private String topic;
  private IcebergLake lake;
  private BookedJournal journal;
  private long sent;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = InProcessBroker.start(brokerFolder, InProcessBroker.freePort());
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @BeforeEach
  void open(TestInfo test) {
    topic = test.getTestMethod().orElseThrow().getName();
    lake = IcebergLake.open(dataDir);
    journal = books.open(lake, UNSEALED, NOW);
  }

  @AfterEach
  void close() {
    journal.close();
    lake.close();
  }

  private KafkaOptions options(Encoding encoding) {
    return new KafkaOptions(
        broker.address(), "group of " + topic, Map.of(topic, Signal.TRACES), encoding, Map.of());
  }

  private KafkaTelemetrySource source(TelemetrySink sink) {
    return source(sink, options(Encoding.PROTOBUF));
  }

  private KafkaTelemetrySource source(TelemetrySink sink, KafkaOptions options) {
    HandedOn handedOn = new HandedOn(sink, sheet);
    KafkaTelemetrySource source =
        KafkaTelemetrySource.start(
            options,
            new OtlpReceiver(
                TelemetryOptions.defaults(),
                KEYS,
                handedOn,
                NOW,
                RequestMemory.ofHeap(),
                new Semaphore(8)));
    sheet.holds(
        "read = taken + undecodable",
        () -> source.counts().read(),
        () -> source.counts().taken() + source.counts().undecodable());
    sheet.holds(
        "undecodable = entries of messages that are no OTLP",
        () -> source.counts().undecodable(),
        handedOn::undecodable);
    return source;
  }

  private void send(int partition) throws Exception {
    sent++;
    broker.send(
        topic, partition, Otlp.traces(Otlp.chat(sent, "c" + sent, "hello", "yes")).toByteArray());
  }

  private static void until(Callable<Boolean> reached) throws Exception {
    while (!reached.call()) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private long rows(String table) throws Exception {
    journal.seal();
    try (LakeView view = lake.view();
        Statement statement = view.connection().createStatement();
        ResultSet result = statement.executeQuery("select count(*) from " + table)) {
      result.next();
      return result.getLong(1);
    }
  }

  private long committed(int partition) throws Exception {
    return broker.committed("group of " + topic, topic, partition);
  }

  @Test
  void offsets_areCommittedOnlyWhenRowsAreDurable() throws Exception {
    broker.createTopic(topic, 1);
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch storable = new CountDownLatch(1);
    TelemetrySink slow =
        batch -> {
          arrived.countDown();
          awaitQuietly(storable);
          return journal.accept(batch);
        };
    send(0);
    try (KafkaTelemetrySource source = source(slow)) {
      assertThat(arrived.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(committed(0)).isZero();
      storable.countDown();
      until(() -> source.counts().read() == 1);
    }
    assertThat(committed(0)).isEqualTo(1);
    assertThat(rows("turns")).isEqualTo(1);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void deathBetweenStoringAndCommitting_losesNothingAndDoublesNothing() throws Exception {
    broker.createTopic(topic, 1);
    AtomicInteger stored = new AtomicInteger();
    TelemetrySink dying =
        batch -> {
          TelemetrySink.Receipt receipt = journal.accept(batch);
          if (stored.incrementAndGet() == 30) {
            throw new AssertionError("killed");
          }
          return receipt;
        };
    for (int i = 0; i < 50; i++) {
      send(0);
    }
    try (KafkaTelemetrySource source = source(dying)) {
      until(() -> source.counts().read() >= sent);
    }
    assertThat(committed(0)).isEqualTo(sent);
    assertThat(rows("turns")).isEqualTo(sent);
    assertThat(journal.counts().duplicate()).as("messages that came again").isPositive();
  }

  @Test
  void rebalances_loseNothingAndDoubleNothing() throws Exception {
    broker.createTopic(topic, PARTITIONS);
    sendToEach(100);
    KafkaTelemetrySource first = source(journal);
    until(() -> first.counts().read() > 0);
    try (KafkaTelemetrySource second = source(journal)) {
      // The first may have read everything before the second is given a partition.
      until(
          () -> {
            sendToEach(1);
            return second.counts().read() > 0;
          });
      first.close();
      sendToEach(25);
      until(() -> committedInEach(sent / PARTITIONS));
    }
    assertThat(committedInEach(sent / PARTITIONS)).isTrue();
    assertThat(rows("turns")).isEqualTo(sent);
  }

  private void sendToEach(int messages) throws Exception {
    for (int i = 0; i < messages * PARTITIONS; i++) {
      send(i % PARTITIONS);
    }
  }

  private boolean committedInEach(long offset) throws Exception {
    for (int partition = 0; partition < PARTITIONS; partition++) {
      if (committed(partition) != offset) {
        return false;
      }
    }
    return true;
  }

  @Test
  void poison_isQuarantinedAndPassedOver() throws Exception {
    broker.createTopic(topic, 1);
    send(0);
    broker.send(topic, 0, "no protobuf".getBytes(StandardCharsets.UTF_8));
    broker.send(topic, 0, new byte[0]);
    send(0);
    try (KafkaTelemetrySource source = source(journal)) {
      until(() -> source.counts().read() == 4);
      assertThat(source.counts()).isEqualTo(new KafkaCounts(4, 3, 1, 0));
    }
    assertThat(committed(0)).isEqualTo(4);
    assertThat(rows("turns")).isEqualTo(2);
    assertThat(rows("quarantine where reason = 'undecodable' and key = 'message'")).isEqualTo(1);
  }

  @Test
  void busySink_isTriedAgainInOrder() throws Exception {
    broker.createTopic(topic, 1);
    AtomicInteger attempts = new AtomicInteger();
    TelemetrySink busy =
        (TelemetryBatch batch) -> {
          if (attempts.incrementAndGet() <= 2) {
            throw SinkUnavailable.busy("waiting", 2, 1);
          }
          return journal.accept(batch);
        };
    send(0);
    send(0);
    try (KafkaTelemetrySource source = source(busy)) {
      until(() -> source.counts().read() == 2);
      assertThat(source.counts()).isEqualTo(new KafkaCounts(2, 2, 0, 2));
      assertThat(source.failure()).isEmpty();
    }
    assertThat(committed(0)).isEqualTo(2);
    assertThat(rows("turns")).isEqualTo(2);
  }

  @Test
  void json_isReadToo() throws Exception {
    broker.createTopic(topic, 1);
    broker.send(
        topic,
        0,
        OtlpJsonWriter.line(Otlp.traces(Otlp.chat(1, "c", "hello", "yes")))
            .getBytes(StandardCharsets.UTF_8));
    try (KafkaTelemetrySource source = source(journal, options(Encoding.JSON))) {
      until(() -> source.counts().read() == 1);
    }
    assertThat(rows("turns")).isEqualTo(1);
  }

  @Test
  void nothingSaid_isWrittenOrHandedOn() throws Exception {
    broker.createTopic(topic, 1);
    Tripwire tripwire = new Tripwire(20260301);
    MarkedTelemetry marked = new MarkedTelemetry(tripwire, "kafka", 1);
    StringBuilder handedOn = new StringBuilder();
    TelemetrySink sink =
        batch -> {
          handedOn.append(batch.turns()).append(batch.feedback()).append(batch.quarantined());
          return journal.accept(batch);
        };
    byte[] spans = marked.traces().toByteArray();
    broker.send(topic, 0, spans);
    broker.send(topic, 0, Arrays.copyOf(spans, spans.length / 2));
    broker.send(topic, 0, tripwire.plant("no protobuf").getBytes(StandardCharsets.UTF_8));
    try (KafkaTelemetrySource source = source(sink)) {
      until(() -> source.counts().read() == 3);
      assertThat(source.counts().taken()).isEqualTo(1);
      assertThat(tripwire.search("the source", source.toString().getBytes(StandardCharsets.UTF_8)))
          .isEmpty();
    }
    assertThat(journal.counts().pending()).as("rows in the journal").isPositive();
    assertThat(tripwire.planted()).isGreaterThan(100);
    assertThat(tripwire.search(dataDir)).isEmpty();
    assertThat(tripwire.search("rows", handedOn.toString().getBytes(StandardCharsets.UTF_8)))
        .isEmpty();
  }

  @Test
  void absentBroker_isToldAndWaitedFor() throws Exception {
    int port = InProcessBroker.freePort();
    try (KafkaTelemetrySource source = source(journal, KafkaOptions.at("127.0.0.1:" + port))) {
      until(() -> source.failure().equals(Optional.of("no broker answers; trying again")));
    }
  }
}
