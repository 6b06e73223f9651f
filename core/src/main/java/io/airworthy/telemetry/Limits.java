package io.airworthy.telemetry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;

/// How large what is read may be.
final class Limits {
  /// Bytes of one request, line or document, after decompression: 64 MiB.
  static final int REQUEST_BYTES = 64 << 20;

  /// Nesting of JSON, twice over: of the request and of messages within it.
  static final int DEPTH = 64;

  /// Characters of one JSON string: 16 Mi.
  static final int STRING_CHARS = 16 << 20;

  /// Distinct keys counted one by one in a batch; the rest are counted together.
  static final int DISTINCT_KEYS = 1000;

  private Limits() {}

  /// A factory of parsers that hold to what is said of JSON.
  static JsonFactory json() {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(DEPTH)
                .maxStringLength(STRING_CHARS)
                .build())
        .build();
  }
}
