package io.airworthy.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.airworthy.Identifier;
import io.airworthy.TelemetryBatch;
import io.airworthy.telemetry.BookedReceiver;
import io.airworthy.telemetry.KeyRing;
import io.airworthy.telemetry.Signal;
import io.airworthy.telemetry.TelemetryOptions;
import io.airworthy.telemetry.TelemetrySink;
import io.airworthy.testkit.BalanceSheet;
import io.airworthy.testkit.ManualClock;
import io.airworthy.testkit.otlp.Otlp;
import io.grpc.Status;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// HTTP and gRPC answer the same requests alike.
class OtlpTransportsTest {
  private static final KeyRing KEYS = tenant -> new SecretKeySpec(new byte[32], "HmacSHA256");

  private static final Instant NOW = Instant.parse("2026-03-01T13:00:00Z");

  @RegisterExtension final BalanceSheet sheet = new BalanceSheet();

  private final Sink sink = new Sink();
  private final BookedReceiver books =
      new BookedReceiver(sheet, TelemetryOptions.defaults(), KEYS, sink, new ManualClock(NOW));
  private final AirworthyServer server =
      AirworthyServer.start(ServerOptions.onLoopback(0, 0, 0), books.receiver(), List.of());

  private static final class Sink implements TelemetrySink {
    private final List<TelemetryBatch> batches = new ArrayList<>();
    private boolean full;

    @Override
    public synchronized Receipt accept(TelemetryBatch batch) {
      if (full) {
        throw new IllegalStateException("full");
      }
      batches.add(batch);
      return Receipt.settled(batch.rows(), 0);
    }

    synchronized long turns() {
      return batches.stream().mapToLong(batch -> batch.turns().size()).sum();
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void export_isStoredAndWarnsOfDroppedContent(OtlpClient.Transport transport) throws Exception {
    OtlpClient.Answer answer =
        send(
            transport, Signal.TRACES, Otlp.traces(Otlp.chat(1, "c", "hello", "yes")).toByteArray());

    assertThat(answer.code()).isZero();
    ExportTraceServiceResponse response = ExportTraceServiceResponse.parseFrom(answer.response());
    assertThat(response.getPartialSuccess().getRejectedSpans()).isZero();
    assertThat(response.getPartialSuccess().getErrorMessage())
        .contains("gen_ai.input.messages")
        .doesNotContain("hello");
    assertThat(sink.turns()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void export_rejectsOneBadSpanAlone(OtlpClient.Transport transport) throws Exception {
    OtlpClient.Answer answer =
        send(
            transport,
            Signal.TRACES,
            Otlp.traces(
                    Otlp.chat(1, "c", "hello", "yes"),
                    Otlp.chat(2, "c", "hello", "yes").setSpanId(ByteString.EMPTY),
                    Otlp.chat(3, "c", "hello", "yes"))
                .toByteArray());

    ExportTraceServiceResponse response = ExportTraceServiceResponse.parseFrom(answer.response());
    assertThat(response.getPartialSuccess().getRejectedSpans()).isEqualTo(1);
    assertThat(sink.turns()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void export_saysNothingWhenThereIsNothingToSay(OtlpClient.Transport transport) throws Exception {
    OtlpClient.Answer answer = send(transport, Signal.LOGS, new byte[0]);

    assertThat(answer.code()).isZero();
    assertThat(ExportLogsServiceResponse.parseFrom(answer.response()).hasPartialSuccess())
        .isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void export_acknowledgesMetricsAndSaysThatTheyAreNotKept(OtlpClient.Transport transport)
      throws Exception {
    byte[] request =
        ExportMetricsServiceRequest.newBuilder()
            .addResourceMetrics(
                ResourceMetrics.newBuilder()
                    .addScopeMetrics(
                        ScopeMetrics.newBuilder()
                            .addMetrics(Metric.newBuilder().setName("gen_ai.client.token.usage"))
                            .addMetrics(Metric.newBuilder().setName("the user said hello"))))
            .build()
            .toByteArray();

    OtlpClient.Answer answer = send(transport, Signal.METRICS, request);

    assertThat(
            ExportMetricsServiceResponse.parseFrom(answer.response())
                .getPartialSuccess()
                .getErrorMessage())
        .contains("gen_ai.client.token.usage 1", "others 1")
        .doesNotContain("hello");
  }

  @ParameterizedTest
  @EnumSource
  void export_refusesForGoodWhatIsNoOtlp(OtlpClient.Transport transport) throws Exception {
    OtlpClient.Answer answer =
        send(transport, Signal.TRACES, "no protobuf".getBytes(StandardCharsets.UTF_8));

    assertThat(answer.code()).isEqualTo(Status.INVALID_ARGUMENT.getCode().value());
    assertThat(answer.retried()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void export_asksToTryAgainWhenTheSinkFails(OtlpClient.Transport transport) throws Exception {
    sink.full = true;

    OtlpClient.Answer answer =
        send(
            transport, Signal.TRACES, Otlp.traces(Otlp.chat(1, "c", "hello", "yes")).toByteArray());

    assertThat(answer.code()).isEqualTo(Status.UNAVAILABLE.getCode().value());
    assertThat(answer.retried()).isTrue();
  }

  @Test
  void officialExporters_deliverOverBothTransports() {
    List<SpanExporter> exporters =
        List.of(
            OtlpHttpSpanExporter.builder()
                .setEndpoint(server.otlpUrl() + "/v1/traces")
                .setCompression("gzip")
                .build(),
            OtlpGrpcSpanExporter.builder()
                .setEndpoint(server.grpcUrl())
                .setCompression("gzip")
                .build());
    for (SpanExporter exporter : exporters) {
      try (SdkTracerProvider provider =
          SdkTracerProvider.builder()
              .addSpanProcessor(SimpleSpanProcessor.create(exporter))
              .build()) {
        provider
            .get("assistant")
            .spanBuilder("chat gpt-4.1")
            .setSpanKind(SpanKind.CLIENT)
            .setAttribute("gen_ai.operation.name", "chat")
            .setAttribute("gen_ai.request.model", "gpt-4.1")
            .setAttribute(AttributeKey.stringKey("tenant.id"), "contoso")
            .setStartTimestamp(NOW)
            .startSpan()
            .end(NOW.plusSeconds(1));
        assertThat(provider.forceFlush().join(10, TimeUnit.SECONDS).isSuccess()).isTrue();
        books.told(1, 0);
      }
    }

    assertThat(sink.turns()).isEqualTo(2);
    assertThat(sink.batches.getFirst().turns().getFirst().tenant())
        .isEqualTo(new Identifier("contoso"));
  }

  private OtlpClient.Answer send(OtlpClient.Transport transport, Signal signal, byte[] body)
      throws Exception {
    OtlpClient.Answer answer = new OtlpClient(server).send(transport, signal, body);
    if (answer.code() == 0) {
      books.answered(signal, body, answer.response());
    }
    return answer;
  }
}
