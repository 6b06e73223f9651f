package io.airworthy.telemetry;

import java.util.List;

/// One decoded export request, or the place of one that could not be decoded.
sealed interface Payload {
  /// What a request carried; a line of a file may hold both signals.
  record Decoded(List<ResourceRows<SentSpan>> spans, List<ResourceRows<SentLog>> logs)
      implements Payload {}

  /// A line, document or frame that could not be decoded, by its number from 1.
  record Broken(long number) implements Payload {}
}
