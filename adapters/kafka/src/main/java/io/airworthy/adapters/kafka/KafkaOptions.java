package io.airworthy.adapters.kafka;

import io.airworthy.telemetry.Encoding;
import io.airworthy.telemetry.Signal;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What is read from where.
///
/// @param bootstrapServers `host:port`, several with commas
/// @param group the consumer group; those of one group share the partitions
/// @param topics signals by topic, at least one
/// @param encoding of every message
/// @param client further settings of the Kafka client, such as `security.protocol`; they may be
///     secrets, so `toString` gives their names only
public record KafkaOptions(
    String bootstrapServers,
    String group,
    Map<String, Signal> topics,
    Encoding encoding,
    Map<String, String> client) {
  /// The group unless told otherwise.
  public static final String DEFAULT_GROUP = "airworthy";

  /// The topics of the Collector's exporter of which rows are kept.
  public static final Map<String, Signal> DEFAULT_TOPICS =
      Map.of("otlp_spans", Signal.TRACES, "otlp_logs", Signal.LOGS);

  /// Settings that hold the promise of this source; nobody else may set them.
  private static final Set<String> OURS =
      Set.of(
          "bootstrap.servers",
          "enable.auto.commit",
          "group.id",
          "key.deserializer",
          "value.deserializer");

  /// @throws IllegalArgumentException when something is missing, or a setting is not the client's
  ///     to make
  public KafkaOptions {
    topics = Map.copyOf(topics);
    client = Map.copyOf(client);
    if (!Arrays.stream(bootstrapServers.split(",", -1)).allMatch(KafkaOptions::isServer)) {
      throw new IllegalArgumentException(
          "bootstrap-servers: expected host:port, several with commas");
    }
    if (group.isBlank()) {
      throw new IllegalArgumentException("group: found nothing, expected a consumer group");
    }
    if (topics.isEmpty() || topics.keySet().stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("spans-topic or logs-topic: expected the name of a topic");
    }
    client.keySet().stream()
        .filter(OURS::contains)
        .findFirst()
        .ifPresent(
            key -> {
              throw new IllegalArgumentException(
                  "client-properties: " + key + " is set by this program and cannot be set there");
            });
  }

  /// The Collector's topics in protobuf, for the default group.
  public static KafkaOptions at(String bootstrapServers) {
    return new KafkaOptions(
        bootstrapServers, DEFAULT_GROUP, DEFAULT_TOPICS, Encoding.PROTOBUF, Map.of());
  }

  private static boolean isServer(String address) {
    return address.strip().matches("\\S+:[0-9]{1,5}");
  }

  @Override
  public String toString() {
    return "Kafka at %s, group %s, topics %s in %s, client settings %s"
        .formatted(
            bootstrapServers,
            group,
            new TreeMap<>(topics),
            encoding,
            new TreeSet<>(client.keySet()));
  }
}
