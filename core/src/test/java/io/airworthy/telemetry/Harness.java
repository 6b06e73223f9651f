package io.airworthy.telemetry;

import io.airworthy.Quarantined;
import io.airworthy.testkit.BalanceSheet;
import io.airworthy.testkit.otlp.Otlp;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// An ingestor, its sink, and the books of what it said of its rows; registered as an extension, it
/// checks them after each test.
final class Harness implements AfterEachCallback {
  final InMemorySink sink = new InMemorySink();
  private final BalanceSheet sheet = new BalanceSheet();
  private final BookedIngestor ingestor;

  Harness() {
    this(TelemetryOptions.defaults());
  }

  Harness(TelemetryOptions options) {
    this.ingestor = new BookedIngestor(sheet, options, new SeededKeyRing(1), sink);
    sheet.holds(
        "asked heads that scored = scores of the turns",
        () -> options.heads().counts().scored(),
        ingestor.handedOn()::scores);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    sheet.check();
  }

  IngestCounts ingest(byte[] bytes) {
    return ingestor.ingest(bytes, "test", Instant.EPOCH);
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
