package io.airworthy.telemetry;

/// Hears how far the reading of a file has come.
@FunctionalInterface
public interface ProgressListener {
  /// Called after each request and at the end.
  ///
  /// @param bytesRead bytes of the file, as it lies on the disk, read so far
  /// @param totalBytes size of the file; 0 when unknown
  /// @param accepted rows read so far
  void progressed(long bytesRead, long totalBytes, long accepted);

  /// One that does nothing.
  static ProgressListener silent() {
    return (bytesRead, totalBytes, accepted) -> {};
  }
}
