package io.airworthy.telemetry;

import io.airworthy.AirworthyException;

/// Hears how the reading of a file goes.
@FunctionalInterface
public interface ProgressListener {
  /// Called after each request and at the end.
  ///
  /// @param bytesRead bytes of the file, as it lies on the disk, read so far
  /// @param totalBytes size of the file; 0 when unknown
  /// @param accepted rows read so far
  void progressed(long bytesRead, long totalBytes, long accepted);

  /// Called for each request that could not be decoded; it is quarantined and the rest is read.
  ///
  /// @param place such as `line 17`
  default void undecodable(String place) {}

  /// Called when the rest of the file cannot be read; what was read before is stored. Returning
  /// leaves the rest.
  ///
  /// @throws AirworthyException the failure, unless a listener leaves the rest
  default void unreadable(AirworthyException failure) {
    throw failure;
  }

  /// One that does nothing.
  static ProgressListener silent() {
    return (bytesRead, totalBytes, accepted) -> {};
  }
}
