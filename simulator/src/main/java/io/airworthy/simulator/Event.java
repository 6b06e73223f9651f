package io.airworthy.simulator;

import io.airworthy.SpanRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One OTLP log record with an event name.
///
/// @param span the span it belongs to, such as the one it judges
/// @param time when it happened
/// @param observed when it became known
record Event(
    String name,
    Optional<SpanRef> span,
    Instant time,
    Instant observed,
    List<Attribute> attributes) {
  Event {
    attributes = List.copyOf(attributes);
  }
}
