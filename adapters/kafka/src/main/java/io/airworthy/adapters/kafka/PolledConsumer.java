package io.airworthy.adapters.kafka;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/// A member of the group: it polls, lets partitions rest whose rows cannot be stored, and commits
/// what is durable. For one thread.
final class PolledConsumer implements AutoCloseable {
  private static final Duration WAIT = Duration.ofMillis(200);
  private static final Duration REST = Duration.ofSeconds(1);
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final Consumer<byte[], byte[]> consumer;
  private final Offsets offsets;
  private long restingSince = System.nanoTime();

  private PolledConsumer(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
    this.offsets = new Offsets(consumer);
  }

  /// Joins the group.
  ///
  /// @throws org.apache.kafka.common.KafkaException when a setting is wrong
  static PolledConsumer open(KafkaOptions options) {
    PolledConsumer opened = new PolledConsumer(new KafkaConsumer<>(ClientSettings.of(options)));
    opened.consumer.subscribe(options.topics().keySet(), opened.offsets);
    return opened;
  }

  /// The next messages, by partition and in their order; none after a while without any. It must be
  /// called again within five minutes, or the group takes this one for dead.
  Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> poll() {
    if (System.nanoTime() - restingSince >= REST.toNanos()) {
      consumer.resume(consumer.paused());
    }
    ConsumerRecords<byte[], byte[]> found = consumer.poll(WAIT);
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> messages = new LinkedHashMap<>();
    found.partitions().forEach(partition -> messages.put(partition, found.records(partition)));
    return messages;
  }

  /// Commits what is durable, and goes back to what could not be stored, after a rest.
  void settle(List<PartitionReading> readings) {
    for (PartitionReading reading : readings) {
      offsets.reached(reading.partition(), reading.next());
      if (reading.blocked()) {
        consumer.seek(reading.partition(), reading.next());
        consumer.pause(List.of(reading.partition()));
        restingSince = System.nanoTime();
      }
    }
    offsets.commit();
  }

  /// Why nothing comes: no broker holds a connection.
  Optional<String> failure() {
    boolean connected =
        consumer.metrics().entrySet().stream()
            .filter(metric -> metric.getKey().name().equals("connection-count"))
            .anyMatch(metric -> !Double.valueOf(0).equals(metric.getValue().metricValue()));
    return connected ? Optional.empty() : Optional.of("no broker answers; trying again");
  }

  @Override
  public void close() {
    consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(FAREWELL));
  }
}
