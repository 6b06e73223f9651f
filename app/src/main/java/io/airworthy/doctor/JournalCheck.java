package io.airworthy.doctor;

import io.airworthy.lake.LakeInspection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether what waits in the journal is on its way into the lake.
///
/// @param lake what a look at the data directory found
/// @param clock says how long a file has waited
record JournalCheck(Path dataDir, LakeInspection lake, InstantSource clock) {
  /// A server seals what is half a minute old; ten times that means that it cannot.
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  List<Finding> findings() {
    Path journal = dataDir.resolve("journal");
    if (lake.pending() == 0) {
      return List.of();
    }
    if (lake.writer().isEmpty()) {
      return List.of(
          Finding.warning(
              "%,d acknowledged rows wait in the journal of a server that is gone"
                  .formatted(lake.pending()),
              journal,
              "'airworthy serve', 'daily' or 'ingest' brings them into the lake"));
    }
    return oldest(journal)
        .filter(written -> written.isBefore(clock.instant().minus(PATIENCE)))
        .map(written -> stuck(journal, written))
        .stream()
        .toList();
  }

  private Finding stuck(Path journal, Instant written) {
    long minutes = Duration.between(written, clock.instant()).toMinutes();
    return Finding.error(
        "rows have waited in the journal for %d minutes though %s writes to the lake: it cannot seal them"
            .formatted(minutes, lake.writer().orElse("a process")),
        journal,
        "nothing is lost yet; GET /health/seal of the server says why, often a full disk");
  }

  /// When the segment that has waited longest was last written.
  private static Optional<Instant> oldest(Path journal) {
    try (Stream<Path> files = Files.list(journal)) {
      return files
          .filter(file -> file.toString().endsWith(".journal"))
          .flatMap(file -> written(file).stream())
          .min(Instant::compareTo);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> written(Path file) {
    try {
      return Optional.of(Files.getLastModifiedTime(file).toInstant());
    } catch (NoSuchFileException e) {
      // It was sealed between the listing and the look.
      return Optional.empty();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
