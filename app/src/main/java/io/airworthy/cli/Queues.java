package io.airworthy.cli;

import io.airworthy.adapters.kafka.KafkaOptions;
import io.airworthy.adapters.kafka.KafkaTelemetrySource;
import io.airworthy.server.QueueHealth;
import io.airworthy.telemetry.OtlpReceiver;
import java.util.Optional;

/// What the server reads beside requests, while it runs.
record Queues(Optional<KafkaTelemetrySource> kafka) implements AutoCloseable {
  static Queues start(Optional<KafkaOptions> options, OtlpReceiver receiver) {
    return new Queues(options.map(each -> KafkaTelemetrySource.start(each, receiver)));
  }

  QueueHealth health() {
    return new QueueHealth(
        () -> kafka.flatMap(KafkaTelemetrySource::failure), () -> kafka.map(Queues::text));
  }

  private static String text(KafkaTelemetrySource source) {
    return "reading: %d messages read, %d of them no OTLP, %d waits for the journal"
        .formatted(
            source.counts().read(), source.counts().undecodable(), source.counts().postponed());
  }

  @Override
  public void close() {
    kafka.ifPresent(KafkaTelemetrySource::close);
  }
}
