package io.airworthy.telemetry;

import com.google.protobuf.ByteString;
import io.airworthy.SpanRef;
import java.util.HexFormat;
import java.util.Optional;

/// Trace and span ids of OTLP as hexadecimal digits.
final class SpanIds {
  private static final int TRACE_BYTES = 16;
  private static final int SPAN_BYTES = 8;

  private SpanIds() {}

  /// The key of a span.
  ///
  /// @throws RejectedRow when an id has the wrong length or is zero
  static SpanRef required(ByteString traceId, ByteString spanId) {
    require(isId(traceId, TRACE_BYTES), "trace_id");
    require(isId(spanId, SPAN_BYTES), "span_id");
    return new SpanRef(hex(traceId), hex(spanId));
  }

  /// The span a log record belongs to, when it names both ids.
  static Optional<SpanRef> optional(ByteString traceId, ByteString spanId) {
    return isId(traceId, TRACE_BYTES) && isId(spanId, SPAN_BYTES)
        ? Optional.of(new SpanRef(hex(traceId), hex(spanId)))
        : Optional.empty();
  }

  /// The parent of a span, when it has one.
  ///
  /// @throws RejectedRow when its id has the wrong length
  static Optional<String> parent(ByteString spanId) {
    require(spanId.isEmpty() || spanId.size() == SPAN_BYTES, "parent_span_id");
    return isId(spanId, SPAN_BYTES) ? Optional.of(hex(spanId)) : Optional.empty();
  }

  private static boolean isId(ByteString bytes, int length) {
    boolean zero = true;
    for (int i = 0; i < bytes.size(); i++) {
      zero &= bytes.byteAt(i) == 0;
    }
    return bytes.size() == length && !zero;
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  private static void require(boolean sound, String key) {
    if (!sound) {
      throw new RejectedRow(Reason.INVALID, key);
    }
  }
}
