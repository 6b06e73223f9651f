package io.airworthy.telemetry;

import java.io.IOException;
import java.util.Optional;

/// Reads an input's requests one after the other; only one is in memory at a time.
interface PayloadReader {
  /// The next request, or empty at the end.
  Optional<Payload> next() throws IOException;

  /// The request that was read last, or begun, such as `line 17`.
  default String place() {
    return "its beginning";
  }
}
