package io.airworthy.simulator;

import io.airworthy.SpanRef;
import java.time.Instant;
import java.util.List;

/// One OTLP span of kind CLIENT.
///
/// @param failed whether the status is an error
record Span(
    SpanRef ref,
    String name,
    Instant start,
    Instant end,
    List<Attribute> attributes,
    boolean failed) {
  Span {
    attributes = List.copyOf(attributes);
  }
}
