package io.airworthy.configuration;

import io.airworthy.AirworthyException;
import io.airworthy.adapters.kafka.KafkaOptions;
import io.airworthy.telemetry.Encoding;
import io.airworthy.telemetry.Signal;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/// The section `kafka`. Secrets stand in a file of their own, which the client's own settings fill
/// in from the environment if they like.
final class KafkaSection {
  private static final String SERVERS = "bootstrap-servers";
  private static final String CLIENT = "client-properties";

  private KafkaSection() {}

  /// What is to be read; empty when the section names no servers.
  static Optional<KafkaOptions> options(Section section) {
    section.requireKeys(
        List.of(
            SERVERS, "group", "spans-topic", "logs-topic", "metrics-topic", "encoding", CLIENT));
    String servers = section.text(SERVERS, "");
    if (servers.isEmpty()) {
      if (!section.values().isEmpty()) {
        throw new IllegalArgumentException(SERVERS + ": found nothing, expected host:port");
      }
      return Optional.empty();
    }
    return Optional.of(
        new KafkaOptions(
            servers,
            section.text("group", KafkaOptions.DEFAULT_GROUP),
            topics(section),
            encoding(section.text("encoding", "otlp_proto")),
            client(section.text(CLIENT, ""))));
  }

  private static Map<String, Signal> topics(Section section) {
    Map<String, Signal> topics = new HashMap<>();
    topic(topics, section.text("spans-topic", "otlp_spans"), Signal.TRACES);
    topic(topics, section.text("logs-topic", "otlp_logs"), Signal.LOGS);
    topic(topics, section.text("metrics-topic", ""), Signal.METRICS);
    return topics;
  }

  private static void topic(Map<String, Signal> topics, String name, Signal signal) {
    if (!name.isEmpty() && topics.put(name, signal) != null) {
      throw new IllegalArgumentException(
          signal.id() + ": the topic " + name + " carries another signal already");
    }
  }

  private static Encoding encoding(String name) {
    return switch (name) {
      case "otlp_proto" -> Encoding.PROTOBUF;
      case "otlp_json" -> Encoding.JSON;
      default ->
          throw new IllegalArgumentException(
              "encoding: found '" + name + "', expected otlp_proto or otlp_json");
    };
  }

  private static Map<String, String> client(String file) {
    if (file.isEmpty()) {
      return Map.of();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(file))) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw AirworthyException.badInput(
          CLIENT + ": " + file + " cannot be read as Java properties", e);
    }
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, properties::getProperty));
  }
}
