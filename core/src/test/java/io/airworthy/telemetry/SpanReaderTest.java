package io.airworthy.telemetry;

import static io.airworthy.testkit.otlp.Otlp.list;
import static io.airworthy.testkit.otlp.Otlp.number;
import static io.airworthy.testkit.otlp.Otlp.span;
import static io.airworthy.testkit.otlp.Otlp.text;
import static io.airworthy.testkit.otlp.Otlp.textValue;
import static io.airworthy.testkit.otlp.Otlp.whole;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.airworthy.Identifier;
import io.airworthy.Operation;
import io.airworthy.Turn;
import io.airworthy.testkit.otlp.Otlp;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanReaderTest {
  private static final KeyValue CHAT = text("gen_ai.operation.name", "chat");

  @RegisterExtension final Harness harness = new Harness();

  @RegisterExtension
  final Harness delayed =
      new Harness(TelemetryOptions.defaults().withFileDelay(Duration.ofMinutes(5)));

  @Test
  void read_keepsEveryMappedAttribute() {
    harness.ingest(
        span(
            1,
            CHAT,
            text("gen_ai.provider.name", "openai"),
            text("gen_ai.request.model", "gpt-4.1"),
            text("gen_ai.response.model", "gpt-4.1-2025-04-14"),
            text("gen_ai.agent.name", "helpdesk"),
            text("gen_ai.response.id", "resp-1"),
            list("gen_ai.response.finish_reasons", textValue("stop"), textValue("length")),
            whole("gen_ai.usage.input_tokens", 12),
            number("gen_ai.usage.output_tokens", 34.0),
            number("gen_ai.response.time_to_first_chunk", 0.25),
            text("client.locale", "en-US"),
            text("client.platform", "ios"),
            text("app.surface", "mail"),
            text("airworthy.template.hash", "abc123"),
            text("gen_ai.prompt.version", "7"),
            text("user.id", "ada"),
            text("gen_ai.conversation.id", "c1")));

    Turn turn = harness.sink.onlyTurn();
    assertThat(turn.tenant()).hasToString("contoso");
    assertThat(turn.operation()).isEqualTo(Operation.CHAT);
    assertThat(turn.context().provider()).contains(new Identifier("openai"));
    assertThat(turn.context().model()).contains(new Identifier("gpt-4.1-2025-04-14"));
    assertThat(turn.context().agent()).contains(new Identifier("helpdesk"));
    assertThat(turn.context().locale()).contains(new Identifier("en-US"));
    assertThat(turn.context().platform()).contains(new Identifier("ios"));
    assertThat(turn.context().surface()).contains(new Identifier("mail"));
    assertThat(turn.context().templateHash()).contains(new Identifier("abc123"));
    assertThat(turn.context().templateVersion()).contains(new Identifier("7"));
    assertThat(turn.finishReason()).contains(new Identifier("stop"));
    assertThat(turn.inputTokens()).hasValue(12);
    assertThat(turn.outputTokens()).hasValue(34);
    assertThat(turn.timeToFirstChunkMillis()).hasValue(250);
    assertThat(turn.user()).isPresent();
    assertThat(turn.conversation()).isPresent().isNotEqualTo(turn.user());
    assertThat(turn.responseId()).isPresent();
    assertThat(turn.eventTime()).isEqualTo(Otlp.START.plusSeconds(1));
    assertThat(turn.availableAt()).isEqualTo(turn.endTime()).isEqualTo(Otlp.START.plusSeconds(3));
    assertThat(turn.message()).isEmpty();
    assertThat(turn.reply()).isEmpty();
  }

  @Test
  void read_understandsTheOldestDialect() {
    Span.Builder old =
        span(
            1,
            text("gen_ai.system", "mistral_ai"),
            text("gen_ai.request.model", "mistral-large"),
            whole("gen_ai.usage.prompt_tokens", 5),
            whole("gen_ai.usage.completion_tokens", 6));
    old.addEvents(
        Span.Event.newBuilder()
            .setName("gen_ai.user.message")
            .addAttributes(text("content", "Where is my order?")));
    old.addEvents(
        Span.Event.newBuilder()
            .setName("gen_ai.choice")
            .addAttributes(text("message", "{\"role\":\"assistant\",\"content\":\"It left.\"}")));
    harness.ingest(old);

    Turn turn = harness.sink.onlyTurn();
    assertThat(turn.operation()).isEqualTo(Operation.CHAT);
    assertThat(turn.context().provider()).contains(new Identifier("mistral_ai"));
    assertThat(turn.inputTokens()).hasValue(5);
    assertThat(turn.outputTokens()).hasValue(6);
    assertThat(turn.message().orElseThrow().words()).isEqualTo(4);
    assertThat(turn.message().orElseThrow().question()).isTrue();
    assertThat(turn.reply().orElseThrow().words()).isEqualTo(2);
  }

  @Test
  void read_understandsOpenInference() {
    harness.ingest(
        span(
            1,
            text("openinference.span.kind", "LLM"),
            text("llm.model_name", "gpt-4.1"),
            whole("llm.token_count.prompt", 9),
            text("session.id", "s1"),
            text("input.value", "hello there friend"),
            text("llm.input_messages.0.message.content", "hello there friend")));

    Turn turn = harness.sink.onlyTurn();
    assertThat(turn.operation()).isEqualTo(Operation.CHAT);
    assertThat(turn.inputTokens()).hasValue(9);
    assertThat(turn.conversation()).isPresent();
    assertThat(turn.message().orElseThrow().words()).isEqualTo(3);
  }

  @Test
  void read_prefersTheBetterKeyThenTheNearerPlace() {
    Resource.Builder resource =
        Resource.newBuilder()
            .addAttributes(text("service.name", "service"))
            .addAttributes(text("airworthy.tenant.id", "fabrikam"))
            .addAttributes(text("client.locale", "de-DE"));
    harness.ingest(
        Otlp.traces(
            resource,
            span(1, CHAT, text("user.locale", "fr-FR")),
            span(2, CHAT, text("client.locale", "it-IT"), text("tenant.id", "northwind"))));

    assertThat(harness.sink.turns())
        .extracting(turn -> turn.tenant() + " " + turn.context().locale().orElseThrow())
        .containsExactly("fabrikam de-DE", "northwind it-IT");
  }

  @Test
  void read_neverInventsAConversation() {
    harness.ingest(span(1, CHAT), span(2, CHAT, text("session.id", "s")));
    assertThat(harness.sink.turns())
        .extracting(turn -> turn.conversation().isPresent())
        .containsExactly(false, true);
  }

  @Test
  void read_dropsAndCountsSentencesWhereIdentifiersBelong() {
    IngestCounts counts =
        harness.ingest(
            span(
                1,
                CHAT,
                text("gen_ai.request.model", "the model I like"),
                text("tenant.id", "my own company")));

    Turn turn = harness.sink.onlyTurn();
    assertThat(turn.tenant()).hasToString("contoso");
    assertThat(turn.context().model()).isEmpty();
    assertThat(counts.droppedAttributes())
        .containsEntry("gen_ai.request.model", 1L)
        .containsEntry("tenant.id", 1L);
  }

  @Test
  void read_countsUnknownAttributesByKeyAndHidesKeysThatAreNone() {
    IngestCounts counts =
        harness.ingest(
            span(1, CHAT, text("acme.color", "x"), text("call me at 555 0100", "x")),
            span(2, CHAT, text("acme.color", "y"), text("bob@example.com", "y")),
            span(3, CHAT, text("order.4711001", "y")));

    assertThat(counts.droppedAttributes())
        .containsEntry("acme.color", 2L)
        .containsEntry("(unprintable)", 3L)
        .hasSize(2);
    assertThat(harness.sink.quarantined())
        .extracting(Harness::text)
        .containsExactly("unknown-attribute x3", "unknown-attribute acme.color x2");
  }

  @Test
  void read_namesTheRetypedAttribute() {
    IngestCounts counts =
        harness.ingest(
            span(1, CHAT, text("gen_ai.usage.input_tokens", "many")),
            span(2, CHAT, number("gen_ai.usage.output_tokens", 1.5)),
            span(3, CHAT, whole("client.locale", 3)),
            span(4, CHAT));

    assertThat(counts.accepted()).isEqualTo(4);
    assertThat(counts.quarantined()).isEqualTo(3);
    assertThat(harness.rejections())
        .containsExactlyInAnyOrder(
            "retyped client.locale x1",
            "retyped gen_ai.usage.input_tokens x1",
            "retyped gen_ai.usage.output_tokens x1");
  }

  @Test
  void read_rejectsImpossibleRows() {
    ByteString zeros = ByteString.copyFrom(new byte[16]);
    harness.ingest(
        span(1, CHAT).setTraceId(zeros),
        span(2, CHAT).setTraceId(ByteString.copyFrom(new byte[] {1, 2})),
        span(3, CHAT).clearSpanId(),
        span(4, CHAT).clearStartTimeUnixNano(),
        span(5, CHAT).clearEndTimeUnixNano(),
        span(6, CHAT).setEndTimeUnixNano(Otlp.nanos(Otlp.START)),
        span(7, CHAT).setStartTimeUnixNano(-1),
        span(8, CHAT, whole("gen_ai.usage.input_tokens", -1)),
        span(9, CHAT, number("gen_ai.response.time_to_first_chunk", Double.NaN)),
        span(10, CHAT).setParentSpanId(ByteString.copyFrom(new byte[] {1})),
        span(11, text("gen_ai.tool.name", "search")));

    assertThat(harness.sink.turns()).isEmpty();
    assertThat(harness.rejections())
        .containsExactlyInAnyOrder(
            "missing gen_ai.operation.name x1",
            "invalid end_time_unix_nano x2",
            "invalid gen_ai.response.time_to_first_chunk x1",
            "invalid gen_ai.usage.input_tokens x1",
            "invalid parent_span_id x1",
            "invalid span_id x1",
            "invalid start_time_unix_nano x2",
            "invalid trace_id x2");
  }

  @Test
  void read_leavesOtherSpansAlone() {
    IngestCounts counts = harness.ingest(span(1, text("http.request.method", "GET")));
    assertThat(counts.quarantined()).isEqualTo(1);
    assertThat(counts.droppedAttributes()).isEmpty();
    assertThat(harness.rejections()).containsExactly("not-genai x1");
  }

  @Test
  void read_namesErrorsWithoutTheirWords() {
    Status.Builder failed =
        Status.newBuilder().setCode(Status.StatusCode.STATUS_CODE_ERROR).setMessage("it broke");
    harness.ingest(
        span(1, CHAT),
        span(2, CHAT, text("error.type", "timeout")).setStatus(failed),
        span(3, CHAT, text("error.type", "it took too long")).setStatus(failed));
    assertThat(harness.sink.turns())
        .extracting(turn -> turn.errorType().map(Identifier::value).orElse("none"))
        .containsExactly("none", "timeout", "_OTHER");
  }

  @Test
  void read_cutsTimesToMicrosecondsAndAddsTheDelayOfFiles() {
    Span.Builder span = span(1, CHAT);
    span.setEndTimeUnixNano(span.getEndTimeUnixNano() + 1_999);
    delayed.ingest(span);
    Turn turn = delayed.sink.onlyTurn();
    assertThat(turn.endTime().getNano()).isEqualTo(1_000);
    assertThat(turn.availableAt()).isEqualTo(turn.endTime().plus(Duration.ofMinutes(5)));
  }

  @ParameterizedTest
  @CsvSource({
    "chat,CHAT",
    "execute_tool,EXECUTE_TOOL",
    "search_memory,OTHER",
    "AGENT,INVOKE_AGENT"
  })
  void read_mapsOperations(String wireName, Operation expected) {
    harness.ingest(span(1, text("gen_ai.operation.name", wireName)));
    assertThat(harness.sink.onlyTurn().operation()).isEqualTo(expected);
  }

  @Test
  void templateHash_isTheDeclaredElseTheNamedElseThatOfTheInstructions() {
    KeyValue instructions =
        text("gen_ai.system_instructions", "[{\"type\":\"text\",\"content\":\"Be  kind.\"}]");
    AnyValue structured =
        Otlp.listValue(Otlp.objectValue(text("type", "text"), text("content", " be\nkind. ")));
    harness.ingest(
        span(1, CHAT, instructions),
        span(2, CHAT, Otlp.attribute("gen_ai.system_instructions", structured)),
        span(3, CHAT, instructions, text("gen_ai.prompt.name", "greeter")),
        span(4, CHAT, text("gen_ai.prompt.name", "greeter"), text("gen_ai.prompt.version", "2")),
        span(5, CHAT, instructions, text("airworthy.template.hash", "t1")));

    var hashes =
        harness.sink.turns().stream()
            .map(turn -> turn.context().templateHash().orElseThrow().value())
            .toList();
    assertThat(hashes.get(0)).hasSize(16).isEqualTo(hashes.get(1));
    assertThat(hashes.get(2)).hasSize(16).isNotEqualTo(hashes.get(0)).isNotEqualTo(hashes.get(3));
    assertThat(hashes.get(4)).isEqualTo("t1");
  }
}
