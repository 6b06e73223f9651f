package io.airworthy.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.airworthy.MessageSignals;
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
    harness.ingest(
        broken(
            Otlp.traces(
                    Otlp.chat(1, "one", "hello", "yes").addAttributes(Otlp.text(key, marked)),
                    Otlp.chat(2, "two", "hello", "yes"))
                .toByteArray(),
            marked));
  }

  private static byte[] broken(byte[] request, String marked) {
    int at = new String(request, StandardCharsets.ISO_8859_1).indexOf(marked);
    assertThat(at).isPositive();
    request[at + marked.length() - 1] = NO_UTF8;
    return request;
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
    byte[] request =
        Otlp.traces(
                Otlp.span(
                    1,
                    Otlp.text("gen_ai.operation.name", "chat"),
                    Otlp.text("gen_ai.input.messages", "an input#")))
            .toByteArray();
    harness.ingest(broken(request, "an input#"));

    assertThat(harness.sink.turns()).hasSize(1);
    assertThat(harness.sink.turns().getFirst().message()).map(MessageSignals::words).hasValue(2);
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
