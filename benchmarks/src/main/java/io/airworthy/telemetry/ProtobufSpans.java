package io.airworthy.telemetry;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The spans of a JSON file as protobuf requests behind their lengths, as the Collector writes
/// them.
public final class ProtobufSpans {
  private ProtobufSpans() {}

  /// Writes the same requests in the same order.
  public static void convert(Path json, Path protobuf) throws IOException {
    try (InputStream in = Files.newInputStream(json);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(protobuf), 1 << 16)) {
      convert(in, out);
    }
  }

  /// The same from one stream to another.
  public static void convert(InputStream json, OutputStream protobuf) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(json, StandardCharsets.UTF_8), 1 << 16);
    for (String line : (Iterable<String>) lines.lines()::iterator) {
      ExportTraceServiceRequest.newBuilder()
          .addAllResourceSpans(decoded(line).spans())
          .build()
          .writeDelimitedTo(protobuf);
    }
  }

  /// One request of a JSON file.
  static Payload.Decoded decoded(String line) throws IOException {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return OtlpJson.decode(bytes, 0, bytes.length);
  }
}
