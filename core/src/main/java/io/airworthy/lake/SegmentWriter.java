package io.airworthy.lake;

import io.airworthy.lake.SegmentFiles.SegmentFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// The segment that is being written. Not thread-safe.
final class SegmentWriter {
  private final Path path;
  private final SegmentFile file;
  private final Instant opened;
  private long written;
  private long durable;
  private long rows;
  private long durableRows;

  private SegmentWriter(Path path, SegmentFile file, Instant opened) {
    this.path = path;
    this.file = file;
    this.opened = opened;
  }

  /// A new segment with its header.
  ///
  /// @throws IOException when it cannot be made; nothing of it is left then, if that can be helped
  static SegmentWriter create(SegmentFiles files, Path path, long firstSequence, Instant now)
      throws IOException {
    try {
      SegmentWriter writer = new SegmentWriter(path, files.create(path), now);
      writer.append(SegmentFormat.header(firstSequence), 0);
      return writer;
    } catch (IOException e) {
      Files.deleteIfExists(path);
      throw e;
    }
  }

  void append(ByteBuffer bytes, long moreRows) throws IOException {
    int length = bytes.remaining();
    file.write(bytes);
    written += length;
    rows += moreRows;
  }

  void force() throws IOException {
    file.force();
    durable = written;
    durableRows = rows;
  }

  /// Bytes that were acknowledged.
  long durable() {
    return durable;
  }

  /// Whether it is large enough to be closed.
  boolean isFull(JournalOptions options) {
    return durable >= options.segmentBytes() || durableRows >= options.segmentRows();
  }

  /// Whether it is old enough to be closed.
  boolean isOld(JournalOptions options, Instant now) {
    return !opened.plus(options.segmentAge()).isAfter(now);
  }

  /// Ends it, cutting off what was not acknowledged. What cannot be cut off is not read by this
  /// process.
  Segment close() {
    try (file) {
      if (written > durable) {
        file.truncate(durable);
      }
    } catch (IOException e) {
      // The acknowledged bytes are on the disk, and the segment's length says how many those are.
    }
    return new Segment(path, durable, durableRows);
  }

  /// Ends it after a failed write, whose length is not known.
  Segment abandon() {
    written = Long.MAX_VALUE;
    return close();
  }
}
