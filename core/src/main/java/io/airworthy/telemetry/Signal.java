package io.airworthy.telemetry;

import io.airworthy.Identifier;
import java.util.Locale;

/// The kinds of telemetry that are read.
public enum Signal {
  /// Spans.
  TRACES,
  /// Log records, among them feedback and changes.
  LOGS,
  /// Metrics, which are acknowledged and not kept.
  METRICS;

  private final Identifier id = new Identifier(name().toLowerCase(Locale.ROOT));

  /// The name in the quarantine: `traces`, `logs` or `metrics`.
  public Identifier id() {
    return id;
  }

  /// The path of OTLP over HTTP.
  public String path() {
    return "/v1/" + id;
  }
}
