package io.airworthy.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/// Writes OTLP as JSON lines: each line is one `ExportTraceServiceRequest` or
/// `ExportLogsServiceRequest` of one origin.
///
/// What one origin sends keeps its order within its signal. The stream given is flushed, never
/// closed.
final class OtlpJsonWriter {
  /// Most spans or events of a line.
  static final int BATCH = 256;

  private final OutputStream out;
  private final Map<Origin, OtlpLine> spans = new LinkedHashMap<>();
  private final Map<Origin, OtlpLine> events = new LinkedHashMap<>();
  private long lines;

  OtlpJsonWriter(OutputStream out) {
    this.out = out;
  }

  void write(Origin origin, Span span) throws IOException {
    OtlpLine line = spans.get(origin);
    if (line == null) {
      line = OtlpLine.ofSpans(origin);
      spans.put(origin, line);
    }
    line.add(span);
    if (line.items() == BATCH) {
      spans.remove(origin);
      write(line);
    }
  }

  void write(Origin origin, Event event) throws IOException {
    OtlpLine line = events.get(origin);
    if (line == null) {
      line = OtlpLine.ofEvents(origin);
      events.put(origin, line);
    }
    line.add(event);
    if (line.items() == BATCH) {
      events.remove(origin);
      write(line);
    }
  }

  /// Writes every line begun, spans before events.
  void flush() throws IOException {
    for (OtlpLine line : spans.values()) {
      write(line);
    }
    for (OtlpLine line : events.values()) {
      write(line);
    }
    spans.clear();
    events.clear();
    out.flush();
  }

  /// Number of lines written so far.
  long lines() {
    return lines;
  }

  private void write(OtlpLine line) throws IOException {
    line.writeTo(out);
    lines++;
  }
}
