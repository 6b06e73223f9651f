package io.airworthy.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
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
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
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
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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

  enum Transport {
    HTTP,
    GRPC
  }

  /// What a sender understands of an answer, whatever carried it.
  ///
  /// @param code of `google.rpc.Code`
  /// @param retried whether a sender tries again
  record Answer(int code, boolean retried, byte[] response) {}

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
  void export_isStoredAndWarnsOfDroppedContent(Transport transport) throws Exception {
    Answer answer =
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
  void export_rejectsOneBadSpanAlone(Transport transport) throws Exception {
    Answer answer =
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
  void export_saysNothingWhenThereIsNothingToSay(Transport transport) throws Exception {
    Answer answer = send(transport, Signal.LOGS, new byte[0]);

    assertThat(answer.code()).isZero();
    assertThat(ExportLogsServiceResponse.parseFrom(answer.response()).hasPartialSuccess())
        .isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void export_acknowledgesMetricsAndSaysThatTheyAreNotKept(Transport transport) throws Exception {
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

    Answer answer = send(transport, Signal.METRICS, request);

    assertThat(
            ExportMetricsServiceResponse.parseFrom(answer.response())
                .getPartialSuccess()
                .getErrorMessage())
        .contains("gen_ai.client.token.usage 1", "others 1")
        .doesNotContain("hello");
  }

  @ParameterizedTest
  @EnumSource
  void export_refusesForGoodWhatIsNoOtlp(Transport transport) throws Exception {
    Answer answer = send(transport, Signal.TRACES, "no protobuf".getBytes(StandardCharsets.UTF_8));

    assertThat(answer.code()).isEqualTo(Status.INVALID_ARGUMENT.getCode().value());
    assertThat(answer.retried()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void export_asksToTryAgainWhenTheSinkFails(Transport transport) throws Exception {
    sink.full = true;

    Answer answer =
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

  private Answer send(Transport transport, Signal signal, byte[] body) throws Exception {
    Answer answer =
        switch (transport) {
          case HTTP -> http(signal, body);
          case GRPC -> grpc(signal, body);
        };
    if (answer.code() == 0) {
      books.answered(signal, body, answer.response());
    }
    return answer;
  }

  private Answer http(Signal signal, byte[] body) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> reply =
          client.send(
              HttpRequest.newBuilder(URI.create(server.otlpUrl() + signal.path()))
                  .header("Content-Type", "application/x-protobuf")
                  .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      boolean retried = reply.headers().firstValue("Retry-After").isPresent();
      assertThat(retried).isEqualTo(reply.statusCode() == 503);
      int code = reply.statusCode() == 200 ? 0 : reply.body()[1];
      return new Answer(code, retried, reply.body());
    }
  }

  private Answer grpc(Signal signal, byte[] body) throws Exception {
    MethodDescriptor<byte[], byte[]> method =
        MethodDescriptor.<byte[], byte[]>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName(OtlpGrpc.serviceName(signal) + "/Export")
            .setRequestMarshaller(new Bytes())
            .setResponseMarshaller(new Bytes())
            .build();
    URI target = URI.create(server.grpcUrl());
    ManagedChannel channel =
        NettyChannelBuilder.forAddress(target.getHost(), target.getPort()).usePlaintext().build();
    try {
      return new Answer(
          0, false, ClientCalls.blockingUnaryCall(channel, method, CallOptions.DEFAULT, body));
    } catch (StatusRuntimeException e) {
      return new Answer(e.getStatus().getCode().value(), hasRetryInfo(e), new byte[0]);
    } finally {
      channel.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
    }
  }

  private static boolean hasRetryInfo(StatusRuntimeException failure) throws Exception {
    byte[] details =
        failure
            .getTrailers()
            .get(Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER));
    // The third field of a status holds its details; its length stands behind the tag.
    int tag = details == null ? -1 : new String(details, StandardCharsets.ISO_8859_1).indexOf(0x1a);
    return tag >= 0
        && Any.parseFrom(ByteString.copyFrom(details, tag + 2, details[tag + 1]))
            .getTypeUrl()
            .endsWith("google.rpc.RetryInfo");
  }

  private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] message) {
      return new ByteArrayInputStream(message);
    }

    @Override
    public byte[] parse(InputStream in) {
      try {
        return in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
