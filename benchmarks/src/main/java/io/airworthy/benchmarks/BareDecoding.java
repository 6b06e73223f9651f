package io.airworthy.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.airworthy.benchmarks.Exports.Export;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The bare limit of reading telemetry: its bytes become objects, which are dropped at once. One
/// thread.
public final class BareDecoding {
  static final String JSON_NAME = "bare decoding (Jackson)";

  private BareDecoding() {}

  /// Jackson's tree of each line.
  public static Lap json(Path file) throws Exception {
    return Lap.time(() -> Answer.of(jsonSpans(file)));
  }

  /// Protobuf's object of each request behind its length.
  public static Lap protobuf(Path file) throws Exception {
    return Lap.time(() -> Answer.of(protobufSpans(file)));
  }

  /// Spans a second of protobuf's object of each request in memory.
  static double spansPerSecond(List<Export> exports) throws IOException {
    long begun = System.nanoTime();
    long spans = decode(exports);
    return spans / ((System.nanoTime() - begun) / 1e9);
  }

  private static long decode(List<Export> exports) throws IOException {
    long spans = 0;
    for (Export export : exports) {
      spans += Exports.spans(ExportTraceServiceRequest.parseFrom(export.body()));
    }
    return spans;
  }

  private static long jsonSpans(Path file) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    long spans = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      String line;
      while ((line = lines.readLine()) != null) {
        spans += mapper.readTree(line).at("/resourceSpans/0/scopeSpans/0/spans").size();
      }
    }
    return spans;
  }

  private static long protobufSpans(Path file) throws IOException {
    long spans = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      ExportTraceServiceRequest request;
      while ((request = ExportTraceServiceRequest.parseDelimitedFrom(in)) != null) {
        spans += Exports.spans(request);
      }
    }
    return spans;
  }
}
