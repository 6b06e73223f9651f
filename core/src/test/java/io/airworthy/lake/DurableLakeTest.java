package io.airworthy.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What a power cut would take away cannot be seen by killing a process. The JVM's own record of
/// what was forced to the disk can.
class DurableLakeTest {
  private static final InstantSource STILL = InstantSource.fixed(Instant.EPOCH);

  @RegisterExtension final LakeBooks books = new LakeBooks();

  @TempDir Path dataDir;
  @TempDir Path recordings;

  private interface Work {
    void run() throws Exception;
  }

  /// The files and folders that were forced to the disk meanwhile.
  private Set<Path> forcedBy(Work work) throws Exception {
    Path file = recordings.resolve("forced.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("jdk.FileForce").withoutThreshold().withoutStackTrace();
      recording.start();
      work.run();
      recording.stop();
      recording.dump(file);
    }
    return RecordingFile.readAllEvents(file).stream()
        .map(event -> Path.of(event.getString("path")).toAbsolutePath().normalize())
        .collect(Collectors.toCollection(HashSet::new));
  }

  /// Files of the lake that the catalogue, which forces its own, names.
  private Set<Path> named() throws IOException {
    try (Stream<Path> files = Files.walk(dataDir.resolve("lake"))) {
      return files
          .filter(file -> file.toString().matches(".*\\.(parquet|avro|metadata\\.json)"))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void sealedRows_areOnTheDiskBeforeTheirSegmentIsDeleted() throws Exception {
    try (IcebergLake lake = IcebergLake.open(dataDir);
        BookedJournal journal = books.open(lake, JournalOptions.defaults(), STILL)) {
      var _ = journal.accept(JournalSamples.full(0));
      Set<Path> before = named();

      Set<Path> forced = forcedBy(journal::seal);

      Set<Path> made = named();
      made.removeAll(before);
      assertThat(made).anyMatch(file -> file.toString().endsWith(".parquet"));
      assertThat(forced).containsAll(made);
      for (Path file : made) {
        for (Path folder = file.getParent();
            folder.startsWith(dataDir.resolve("lake"));
            folder = folder.getParent()) {
          assertThat(forced).contains(folder);
        }
      }
    }
  }
}
