package io.airworthy.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.airworthy.Turn;
import io.airworthy.testkit.otlp.Otlp;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Strings in protobuf that are no UTF-8 cost what they stand in, and nothing beside it.
class BrokenStringsTest {
  private static final byte NO_UTF8 = (byte) 0xC3;

  @RegisterExtension final Harness harness = new Harness();

  /// Two spans, of which the first has a mark in it whose last byte is broken.
  private void ingest(String key, String marked) {
    byte[] request =
        Otlp.traces(
                Otlp.chat(1, "one", "hello", "yes").addAttributes(Otlp.text(key, marked)),
                Otlp.chat(2, "two", "hello", "yes"))
            .toByteArray();
    byte[] mark = marked.getBytes(StandardCharsets.US_ASCII);
    int at = new String(request, StandardCharsets.ISO_8859_1).indexOf(marked);
    assertThat(at).isPositive();
    request[at + mark.length - 1] = NO_UTF8;
    harness.ingest(request);
  }

  @Test
  void id_costsItsRow_forTwoSuchIdsCouldBeTakenForOneAnother() {
    ingest("enduser.id", "somebody#");

    assertThat(harness.sink.turns()).hasSize(1);
    assertThat(harness.rejections()).containsExactly("invalid enduser.id x1");
  }

  @Test
  void identifier_isDropped() {
    ingest("gen_ai.agent.name", "an-agent#");

    assertThat(harness.sink.turns()).hasSize(2);
    assertThat(harness.rejections()).isEmpty();
  }

  @Test
  void textIsReadWithoutIt() {
    ingest("input.value", "an input#");

    assertThat(harness.sink.turns()).hasSize(2).extracting(Turn::message).doesNotContainNull();
    assertThat(harness.rejections()).isEmpty();
  }

  @Test
  void replacementCharacterThatWasSent_isSound() {
    harness.ingest(
        Otlp.chat(1, "c", "hello", "yes").addAttributes(Otlp.text("enduser.id", "a\uFFFDb")));

    assertThat(harness.sink.turns()).hasSize(1);
    assertThat(harness.sink.turns().getFirst().user()).isPresent();
  }
}
