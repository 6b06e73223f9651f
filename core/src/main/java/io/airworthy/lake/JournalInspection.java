package io.airworthy.lake;

import io.airworthy.lake.LakeFault.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What a look at a journal found; another process may be writing it. The end of the newest segment
/// is nobody's fault: it is being written, or was when its writer died.
///
/// @param pending turns, judgements and changes that wait
/// @param faults what cannot be read
record JournalInspection(long pending, List<LakeFault> faults) {

  static JournalInspection of(Path folder) {
    if (!Files.isDirectory(folder)) {
      return new JournalInspection(0, List.of());
    }
    long pending = 0;
    List<LakeFault> faults = new ArrayList<>();
    try (Stream<Path> listed = Files.list(folder)) {
      List<Path> files = listed.sorted().toList();
      List<Path> segments = files.stream().filter(Segment::isSegment).toList();
      for (Path file : segments) {
        SegmentScan scan = scan(file);
        pending += scan.rows();
        boolean isNewest = file.equals(segments.getLast());
        scan.damage().stream()
            .filter(range -> !isNewest || range.from() < scan.end())
            .forEach(range -> faults.add(damaged(file, range)));
      }
      files.stream()
          .filter(file -> !Segment.isSegment(file) && Segment.firstSequence(file) > 0)
          .forEach(file -> faults.add(setAside(file)));
    } catch (IOException e) {
      faults.add(new LakeFault(Kind.JOURNAL_DAMAGED, folder, "the journal cannot be read"));
    }
    return new JournalInspection(pending, List.copyOf(faults));
  }

  private static SegmentScan scan(Path file) throws IOException {
    try {
      return SegmentScan.count(Segment.read(file, Long.MAX_VALUE));
    } catch (NoSuchFileException e) {
      // It was sealed between the listing and the reading.
      return new SegmentScan(0, 0, 0, List.of(), 0);
    }
  }

  private static LakeFault damaged(Path file, SegmentScan.Range range) {
    return new LakeFault(
        Kind.JOURNAL_DAMAGED,
        file,
        "damaged at byte %d, %d bytes unreadable"
            .formatted(range.from(), range.to() - range.from()));
  }

  private static LakeFault setAside(Path file) {
    return new LakeFault(
        Kind.JOURNAL_SET_ASIDE,
        file,
        "a journal file was damaged; what could be read of it is in the lake");
  }
}
