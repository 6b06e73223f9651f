package io.airworthy;

/// Names one span: the key on which telemetry is deduplicated.
///
/// @param traceId the trace it belongs to
/// @param spanId which span of it
public record SpanRef(TraceId traceId, SpanId spanId) {}
