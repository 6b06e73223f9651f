package io.airworthy.cli;

import com.google.protobuf.MessageLite;
import io.airlift.compress.zstd.ZstdOutputStream;
import io.airworthy.testkit.Gzip;
import io.airworthy.testkit.Tripwire;
import io.airworthy.testkit.otlp.MarkedTelemetry;
import io.airworthy.testkit.otlp.OtlpJsonWriter;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Telemetry with a marker in every place, in every form that is read; each with spans of its own.
final class MarkedInputs {
  private final Tripwire tripwire;
  private long nextSpan = 1;

  MarkedInputs(Tripwire tripwire) {
    this.tripwire = tripwire;
  }

  /// Every form of file, by its name.
  Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    MarkedTelemetry lines = marked("json lines");
    byte[] jsonLines =
        (OtlpJsonWriter.line(lines.traces()) + "\n" + OtlpJsonWriter.line(lines.logs()) + "\n")
            .getBytes(StandardCharsets.UTF_8);
    files.put("lines.jsonl", jsonLines);
    files.put("lines.jsonl.gz", Gzip.of(again("json lines gz")));
    files.put("lines.jsonl.zst", zstd(again("json lines zst")));
    files.put("document.json", bytes(OtlpJsonWriter.pretty(marked("json document").traces())));
    files.put("traces.pb", marked("protobuf traces").traces().toByteArray());
    files.put("logs.pb", marked("protobuf logs").logs().toByteArray());
    files.put("framed.pb", framed(marked("framed traces").traces(), marked("framed logs").logs()));
    files.put("wrong.jsonl", wrongTypes());
    return files;
  }

  private byte[] again(String path) {
    MarkedTelemetry marked = marked(path);
    return bytes(
        OtlpJsonWriter.line(marked.traces()) + "\n" + OtlpJsonWriter.line(marked.logs()) + "\n");
  }

  private byte[] wrongTypes() {
    String line = OtlpJsonWriter.line(marked("wrong types").traces());
    return bytes(
        line.replace("\"stringValue\"", "\"intValue\"")
            + "\n{\"resourceSpans\":\""
            + tripwire.plant("spans that are text")
            + "\"}\n"
            + "{\""
            + tripwire.plant("an unknown member")
            + "\":1}\n"
            + tripwire.plant("a line that is no JSON")
            + "\n"
            + line.replace("\"traceId\":\"", "\"traceId\":\"" + tripwire.plant("trace id"))
            + "\n");
  }

  MarkedTelemetry marked(String path) {
    nextSpan += 10_000;
    return new MarkedTelemetry(tripwire, path, nextSpan);
  }

  static byte[] cut(byte[] body) {
    return Arrays.copyOf(body, body.length / 2);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zstd(byte[] plain) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZstdOutputStream zstd = new ZstdOutputStream(packed)) {
      zstd.write(plain);
    }
    return packed.toByteArray();
  }

  private static byte[] framed(ExportTraceServiceRequest traces, ExportLogsServiceRequest logs)
      throws IOException {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    for (MessageLite request : List.of(traces, logs)) {
      frames.write(ByteBuffer.allocate(4).putInt(request.getSerializedSize()).array());
      request.writeTo(frames);
    }
    return frames.toByteArray();
  }
}
