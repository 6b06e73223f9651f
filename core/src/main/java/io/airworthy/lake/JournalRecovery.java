package io.airworthy.lake;

import io.airworthy.AirworthyException;
import io.airworthy.DurableFiles;
import io.airworthy.lake.JournalFault.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What an earlier process left in the journal's folder.
///
/// @param segments in order, the last one's torn tail cut off
/// @param faults what could not be read
/// @param lastSequence the highest number in use
record JournalRecovery(List<Segment> segments, List<JournalFault> faults, long lastSequence) {

  /// Reads a folder that nobody else writes to.
  ///
  /// @throws AirworthyException bad input when a segment is of another version; nothing was changed
  static JournalRecovery of(Path folder) {
    try {
      Files.createDirectories(folder);
      DurableFiles.force(DurableFiles.folderOf(folder));
      List<Path> files = segmentFiles(folder);
      for (Path file : files) {
        refuseOtherVersion(file);
      }
      return new Reading(folder).all(files);
    } catch (IOException e) {
      throw AirworthyException.internal("the journal in " + folder + " cannot be read", e);
    }
  }

  /// Turns, judgements and changes that wait in a folder, as far as they can be read now; another
  /// process may be writing.
  static long pendingRows(Path folder) {
    long rows = 0;
    try {
      for (Path file : Files.isDirectory(folder) ? segmentFiles(folder) : List.<Path>of()) {
        rows += rows(file);
      }
    } catch (IOException e) {
      throw AirworthyException.internal("the journal in " + folder + " cannot be read", e);
    }
    return rows;
  }

  private static long rows(Path file) throws IOException {
    try {
      return SegmentScan.count(Segment.read(file, Long.MAX_VALUE)).rows();
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  private static List<Path> segmentFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Segment::isSegment).sorted().toList();
    }
  }

  private static void refuseOtherVersion(Path file) throws IOException {
    ByteBuffer header = Segment.read(file, SegmentFormat.HEADER_BYTES);
    if (header.limit() == SegmentFormat.HEADER_BYTES
        && SegmentFormat.judge(header) == SegmentFormat.Header.OTHER_VERSION) {
      throw AirworthyException.badInput(
          "%s has journal version %d, this program reads version %d; open it with the program that"
                  .formatted(file, SegmentFormat.version(header), SegmentFormat.VERSION)
              + " wrote it");
    }
  }

  /// A reading in progress.
  private static final class Reading {
    private final Path folder;
    private final List<Segment> segments = new ArrayList<>();
    private final List<JournalFault> faults = new ArrayList<>();
    private long last;

    Reading(Path folder) {
      this.folder = folder;
    }

    JournalRecovery all(List<Path> files) throws IOException {
      try (Stream<Path> names = Files.list(folder)) {
        last = names.mapToLong(Segment::firstSequence).max().orElse(0);
      }
      for (int i = 0; i < files.size(); i++) {
        Optional<Path> next =
            i + 1 < files.size() ? Optional.of(files.get(i + 1)) : Optional.empty();
        read(files.get(i), next);
      }
      return new JournalRecovery(segments, faults, last);
    }

    private void read(Path file, Optional<Path> next) throws IOException {
      long length = Files.size(file);
      if (next.isEmpty() && length < SegmentFormat.HEADER_BYTES) {
        Files.delete(file);
        return;
      }
      SegmentScan scan = SegmentScan.read(Segment.read(file, length), (_, _) -> {});
      long end = next.isEmpty() ? withoutTornTail(file, scan, length) : length;
      for (SegmentScan.Range range : scan.damage()) {
        if (range.from() < end || range.to() <= end) {
          faults.add(new JournalFault(Kind.DAMAGE, file, range.from(), range.to()));
        }
      }
      last = Math.max(last, scan.last());
      Segment segment = new Segment(file, end, scan.rows());
      if (scan.records() == 0 && end <= SegmentFormat.HEADER_BYTES && scan.damage().isEmpty()) {
        segment.delete();
      } else {
        segments.add(segment);
      }
    }

    /// The length that is left.
    private long withoutTornTail(Path file, SegmentScan scan, long length) throws IOException {
      if (scan.end() == length) {
        return length;
      }
      faults.add(new JournalFault(Kind.TORN_TAIL, file, scan.end(), length));
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(scan.end());
        channel.force(true);
      }
      return scan.end();
    }
  }
}
