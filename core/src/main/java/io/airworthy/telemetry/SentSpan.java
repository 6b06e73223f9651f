package io.airworthy.telemetry;

import java.util.List;

/// A span as it was sent, of what the boundary looks at. It lives while its request is read.
///
/// @param traceId of any length
/// @param spanId of any length
/// @param parentSpanId empty for none
/// @param startNanos nanoseconds since 1970, unsigned; 0 for none
/// @param endNanos the same
/// @param links the attributes of each
/// @param failed whether its status is an error
record SentSpan(
    Slice traceId,
    Slice spanId,
    Slice parentSpanId,
    long startNanos,
    long endNanos,
    List<Attribute> attributes,
    List<Event> events,
    List<List<Attribute>> links,
    boolean failed) {

  /// Something that happened meanwhile.
  record Event(String name, List<Attribute> attributes) {
    @Override
    public String toString() {
      return "event";
    }
  }

  @Override
  public String toString() {
    return "span";
  }
}
