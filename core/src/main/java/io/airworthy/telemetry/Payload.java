package io.airworthy.telemetry;

import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import java.util.List;

/// One decoded export request, or the place of one that could not be decoded.
sealed interface Payload {
  /// What a request carried; a line of a file may hold both signals.
  record Decoded(List<ResourceSpans> spans, List<ResourceLogs> logs) implements Payload {}

  /// A line, document or frame that could not be decoded, by its number from 1.
  record Broken(long number) implements Payload {}
}
