package io.airworthy.lake;

import java.time.Duration;

/// When the journal is sealed and how much it may hold.
///
/// @param segmentBytes a segment is closed when it has as many, 1 KiB to 1 GiB
/// @param segmentRows or as many rows, at least 1
/// @param segmentAge or is as old, at least a millisecond
/// @param waitingBytes most bytes in memory that wait to be written, at least 1
/// @param journalBytes most bytes on disk that wait to be sealed, at least `segmentBytes`
public record JournalOptions(
    long segmentBytes,
    long segmentRows,
    Duration segmentAge,
    long waitingBytes,
    long journalBytes) {
  /// @throws IllegalArgumentException when a value is out of its range
  public JournalOptions {
    if (segmentBytes < 1024 || segmentBytes > 1 << 30) {
      throw new IllegalArgumentException("segment-bytes is 1 KiB to 1 GiB");
    }
    if (segmentRows < 1) {
      throw new IllegalArgumentException("segment-rows is at least 1");
    }
    if (segmentAge.toMillis() < 1) {
      throw new IllegalArgumentException("segment-age is at least a millisecond");
    }
    if (waitingBytes < 1) {
      throw new IllegalArgumentException("waiting-bytes is at least 1");
    }
    if (journalBytes < segmentBytes) {
      throw new IllegalArgumentException("journal-bytes is at least segment-bytes");
    }
  }

  /// Segments of 16 MiB, 100,000 rows or 30 seconds; 64 MiB waiting in memory, 1 GiB on disk.
  public static JournalOptions defaults() {
    return new JournalOptions(16 << 20, 100_000, Duration.ofSeconds(30), 64 << 20, 1L << 30);
  }

  /// The same with smaller or larger segments.
  public JournalOptions withSegmentBytes(long bytes) {
    return new JournalOptions(bytes, segmentRows, segmentAge, waitingBytes, journalBytes);
  }

  /// The same with segments of fewer or more rows.
  public JournalOptions withSegmentRows(long rows) {
    return new JournalOptions(segmentBytes, rows, segmentAge, waitingBytes, journalBytes);
  }

  /// The same with younger or older segments.
  public JournalOptions withSegmentAge(Duration age) {
    return new JournalOptions(segmentBytes, segmentRows, age, waitingBytes, journalBytes);
  }

  /// The same with other limits of what waits in memory and on disk.
  public JournalOptions withLimits(long waiting, long journal) {
    return new JournalOptions(segmentBytes, segmentRows, segmentAge, waiting, journal);
  }
}
