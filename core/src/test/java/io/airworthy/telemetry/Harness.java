package io.airworthy.telemetry;

import io.airworthy.Quarantined;
import io.airworthy.testkit.otlp.Otlp;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/// An ingestor, its sink and its last counts.
final class Harness {
  final InMemorySink sink = new InMemorySink();
  private final FileIngestor ingestor;

  Harness() {
    this(TelemetryOptions.defaults());
  }

  Harness(TelemetryOptions options) {
    this.ingestor = new FileIngestor(options, new SeededKeyRing(1), sink);
  }

  IngestCounts ingest(byte[] bytes) {
    return ingestor.ingest(
        new ByteArrayInputStream(bytes), "test", Instant.EPOCH, ProgressListener.silent());
  }

  IngestCounts ingest(String text) {
    return ingest(text.getBytes(StandardCharsets.UTF_8));
  }

  IngestCounts ingest(ExportTraceServiceRequest request) {
    return ingest(request.toByteArray());
  }

  IngestCounts ingest(ExportLogsServiceRequest request) {
    return ingest(request.toByteArray());
  }

  IngestCounts ingest(Span.Builder... spans) {
    return ingest(Otlp.traces(spans));
  }

  /// Quarantine entries as `reason key xCount`, without unknown attributes.
  List<String> rejections() {
    return sink.quarantined().stream()
        .filter(q -> !q.reason().value().equals("unknown-attribute"))
        .map(Harness::text)
        .toList();
  }

  static String text(Quarantined q) {
    String key = q.key().map(k -> " " + k).orElse("");
    return q.reason() + key + " x" + q.count();
  }
}
