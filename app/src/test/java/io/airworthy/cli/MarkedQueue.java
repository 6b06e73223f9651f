package io.airworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.airworthy.adapters.kafka.InProcessBroker;
import io.airworthy.adapters.kafka.KafkaCounts;
import io.airworthy.adapters.kafka.KafkaOptions;
import io.airworthy.adapters.kafka.KafkaTelemetrySource;
import io.airworthy.telemetry.OtlpReceiver;
import io.airworthy.testkit.Tripwire;
import io.airworthy.testkit.otlp.MarkedTelemetry;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/// A broker whose topics hold marked messages.
///
/// @param client the logger of what the client logs, whose level the source has to set by itself
/// @param server the logger of the broker, which is not ours to judge
/// @param sound messages that are OTLP
/// @param broken messages that are not
record MarkedQueue(InProcessBroker broker, Logger client, Logger server, int sound, int broken)
    implements AutoCloseable {

  static MarkedQueue start(Path folder, MarkedInputs inputs, Tripwire tripwire) throws Exception {
    Logger client = Logger.getLogger("org.apache.kafka");
    Logger server = Logger.getLogger("kafka");
    client.setLevel(Level.SEVERE);
    server.setLevel(Level.SEVERE);
    InProcessBroker broker = InProcessBroker.start(folder, InProcessBroker.freePort());
    MarkedTelemetry spans = inputs.marked("kafka traces");
    MarkedTelemetry logs = inputs.marked("kafka logs");
    send(broker, "otlp_spans", spans.traces().toByteArray(), tripwire);
    send(broker, "otlp_logs", logs.logs().toByteArray(), tripwire);
    return new MarkedQueue(broker, client, server, 2, 4);
  }

  private static void send(InProcessBroker broker, String topic, byte[] message, Tripwire tripwire)
      throws Exception {
    broker.createTopic(topic, 1);
    byte[] noOtlp = MarkedInputs.bytes(tripwire.plant("a message that is no OTLP"));
    for (byte[] each : List.of(message, MarkedInputs.cut(message), noOtlp)) {
      broker.send(topic, 0, each);
    }
  }

  /// Reads all of it; what the source tells of itself.
  String read(OtlpReceiver receiver) throws Exception {
    client.setLevel(null);
    try (KafkaTelemetrySource source =
        KafkaTelemetrySource.start(KafkaOptions.at(broker.address()), receiver)) {
      while (source.counts().read() < sound + broken) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
      assertThat(source.counts()).isEqualTo(new KafkaCounts(sound + broken, sound, broken, 0));
      return source + " " + source.counts() + " " + source.failure();
    }
  }

  @Override
  public void close() {
    broker.close();
    server.setLevel(null);
  }
}
