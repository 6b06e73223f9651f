package io.airworthy.telemetry;

import java.util.List;

/// A log record as it was sent, of what the boundary looks at. It lives while its request is read.
///
/// @param traceId of any length, empty for none
/// @param spanId the same
/// @param timeNanos nanoseconds since 1970, unsigned; 0 for none
/// @param observedNanos the same
/// @param eventName empty for none
record SentLog(
    Slice traceId,
    Slice spanId,
    long timeNanos,
    long observedNanos,
    String eventName,
    List<Attribute> attributes) {

  @Override
  public String toString() {
    return "log record";
  }
}
