package io.airworthy.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.telemetry.Encoding;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaOptionsTest {
  private static KafkaOptions with(Map<String, String> client) {
    return new KafkaOptions(
        "broker:9093", "group", KafkaOptions.DEFAULT_TOPICS, Encoding.PROTOBUF, client);
  }

  @Test
  void secrets_areNeverShown() {
    String secret = "SharedAccessKey=abc";
    KafkaOptions options =
        with(
            Map.of(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"u\" password=\""
                    + secret
                    + "\";"));

    assertThat(options.toString()).contains("sasl.jaas.config").doesNotContain(secret);
    assertThat(new ConsumerConfig(ClientSettings.of(options)).values().toString())
        .doesNotContain(secret);
  }

  @Test
  void secrets_canComeFromTheEnvironment() {
    KafkaOptions options =
        with(
            Map.of(
                "config.providers", "env",
                "config.providers.env.class",
                    "org.apache.kafka.common.config.provider.EnvVarConfigProvider",
                "client.id", "${env:PATH}",
                "sasl.jaas.config",
                    "login username=\"$ConnectionString\" password=\"${env:PATH}\";"));
    ConsumerConfig client = new ConsumerConfig(ClientSettings.of(options));

    assertThat(client.getString("client.id")).isEqualTo(System.getenv("PATH"));
    assertThat(client.getPassword("sasl.jaas.config").value())
        .contains("\"$ConnectionString\"", System.getenv("PATH"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"enable.auto.commit", "group.id", "value.deserializer"})
  void settingsThatHoldThePromise_cannotBeChanged(String key) {
    assertThatThrownBy(() -> with(Map.of(key, "x"))).hasMessageContaining(key);
  }

  @Test
  void settingsOfTheUser_goBeforeOurDefaults() {
    assertThat(ClientSettings.of(with(Map.of("auto.offset.reset", "latest"))))
        .containsEntry("auto.offset.reset", "latest")
        .containsEntry("enable.auto.commit", false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "broker", "broker:9093,", "bro ker:1", "broker:port"})
  void serversWithoutPort_areRefused(String servers) {
    assertThatThrownBy(() -> KafkaOptions.at(servers)).hasMessageContaining("expected host:port");
  }
}
