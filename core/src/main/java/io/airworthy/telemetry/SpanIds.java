package io.airworthy.telemetry;

import io.airworthy.SpanId;
import io.airworthy.SpanRef;
import io.airworthy.TraceId;
import java.util.Optional;

/// Trace and span ids as they were sent.
final class SpanIds {
  private static final int TRACE_BYTES = 16;
  private static final int SPAN_BYTES = 8;

  private SpanIds() {}

  /// The key of a span.
  ///
  /// @throws RejectedRow when an id has the wrong length or is zero
  static SpanRef required(Slice traceId, Slice spanId) {
    require(isId(traceId, TRACE_BYTES), "trace_id");
    require(isId(spanId, SPAN_BYTES), "span_id");
    return ref(traceId, spanId);
  }

  /// The span a log record belongs to, when it names both ids.
  static Optional<SpanRef> optional(Slice traceId, Slice spanId) {
    return isId(traceId, TRACE_BYTES) && isId(spanId, SPAN_BYTES)
        ? Optional.of(ref(traceId, spanId))
        : Optional.empty();
  }

  /// The parent of a span, when it has one.
  ///
  /// @throws RejectedRow when its id has the wrong length
  static Optional<SpanId> parent(Slice spanId) {
    require(spanId.isEmpty() || spanId.length() == SPAN_BYTES, "parent_span_id");
    return isId(spanId, SPAN_BYTES) ? Optional.of(new SpanId(spanId.eight(0))) : Optional.empty();
  }

  private static SpanRef ref(Slice traceId, Slice spanId) {
    TraceId trace = new TraceId(traceId.eight(0), traceId.eight(Long.BYTES));
    return new SpanRef(trace, new SpanId(spanId.eight(0)));
  }

  private static boolean isId(Slice bytes, int length) {
    return bytes.length() == length && !bytes.isZero();
  }

  private static void require(boolean sound, String key) {
    if (!sound) {
      throw new RejectedRow(Reason.INVALID, key);
    }
  }
}
