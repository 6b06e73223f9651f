package io.airworthy.telemetry;

import java.io.IOException;

/// Is asked for heap before a decoder makes objects of a request.
@FunctionalInterface
interface HeapAllowance {
  /// Takes some bytes of heap.
  ///
  /// @throws IOException when there are no more to be had
  void take(long bytes) throws IOException;

  /// As much as there is, for requests that come one after the other.
  static HeapAllowance unbounded() {
    return bytes -> {};
  }
}
