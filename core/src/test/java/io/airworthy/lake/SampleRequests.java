package io.airworthy.lake;

import io.airworthy.testkit.otlp.Otlp;
import io.airworthy.testkit.otlp.OtlpJsonWriter;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Five rows, to be sent by every way in.
public final class SampleRequests {
  /// How many rows they hold.
  public static final int ROWS = 5;

  /// Three turns.
  public static final ExportTraceServiceRequest TRACES =
      Otlp.traces(
          Otlp.chat(1, "c", "hello", "hi"),
          Otlp.chat(2, "c", "more", "no"),
          Otlp.chat(3, "d", "bye", "bye"));

  /// A judgement and a flight.
  public static final ExportLogsServiceRequest LOGS =
      Otlp.logs(
          Otlp.log(
              4,
              "gen_ai.evaluation.result",
              Otlp.text("gen_ai.evaluation.name", "satisfaction"),
              Otlp.number("gen_ai.evaluation.score.value", 4),
              Otlp.text("gen_ai.response.id", "r1")),
          Otlp.log(
              5,
              "feature_flag.evaluation",
              Otlp.text("feature_flag.key", "concise"),
              Otlp.text("feature_flag.result.variant", "on"),
              Otlp.text("user.id", "jane")));

  private SampleRequests() {}

  /// Both as the lines of a file.
  public static InputStream file() {
    String lines = OtlpJsonWriter.line(TRACES) + "\n" + OtlpJsonWriter.line(LOGS) + "\n";
    return new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
  }
}
