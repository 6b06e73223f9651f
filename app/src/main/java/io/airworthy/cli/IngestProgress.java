package io.airworthy.cli;

import io.airworthy.AirworthyException;
import io.airworthy.telemetry.ProgressListener;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Shows how far the files are read, and gathers what could not be.
final class IngestProgress implements ProgressListener {
  private static final double MEGABYTE = 1e6;
  private static final Duration REDRAWN_EVERY = Duration.ofMillis(100);

  private final IngestInput input;
  private final ProgressLine line;
  private final InstantSource clock;
  private final Instant started;
  private final long allBytes;
  private final List<String> remarks = new ArrayList<>();
  private final List<AirworthyException> failures = new ArrayList<>();
  private Instant shown;
  private int file;
  private long bytesBefore;
  private long bytesOfFile;
  private long rowsBefore;
  private long rowsOfFile;
  private Optional<String> firstUndecodable = Optional.empty();
  private long undecodable;

  IngestProgress(IngestInput input, ProgressLine line, InstantSource clock) {
    this.input = input;
    this.line = line;
    this.clock = clock;
    this.started = clock.instant();
    this.shown = started;
    this.allBytes = input.bytes();
  }

  /// The next file begins.
  void nextFile() {
    endOfFile();
    bytesBefore += bytesOfFile;
    rowsBefore += rowsOfFile;
    bytesOfFile = 0;
    rowsOfFile = 0;
    file++;
  }

  /// The last file was read.
  void end() {
    endOfFile();
    if (file > 0) {
      show();
    }
    line.end();
  }

  private void endOfFile() {
    if (firstUndecodable.isPresent()) {
      String more = undecodable > 1 ? " and %,d more".formatted(undecodable - 1) : "";
      remarks.add(
          "%s: %s%s cannot be decoded as OTLP; quarantined"
              .formatted(input.names().get(file - 1), firstUndecodable.get(), more));
    }
    firstUndecodable = Optional.empty();
    undecodable = 0;
  }

  @Override
  public void progressed(long bytesRead, long totalBytes, long accepted) {
    bytesOfFile = bytesRead;
    rowsOfFile = accepted;
    Instant now = clock.instant();
    if (Duration.between(shown, now).compareTo(REDRAWN_EVERY) >= 0) {
      shown = now;
      show();
    }
  }

  private void show() {
    long bytes = bytesBefore + bytesOfFile;
    line.show(bytes, allBytes, sentence(bytes));
  }

  private String sentence(long bytes) {
    long millis = Math.max(1, Duration.between(started, clock.instant()).toMillis());
    String of = allBytes == 0 ? "" : String.format(Locale.ROOT, " of %.1f", allBytes / MEGABYTE);
    return String.format(
        Locale.ROOT,
        "file %d of %d, %.1f%s MB, %,d rows, %,d/s",
        file,
        input.names().size(),
        bytes / MEGABYTE,
        of,
        rows(),
        1000 * rows() / millis);
  }

  /// Rows of all files that the lake has taken or refused.
  long rows() {
    return rowsBefore + rowsOfFile;
  }

  @Override
  public void undecodable(String place) {
    firstUndecodable = firstUndecodable.or(() -> Optional.of(place));
    undecodable++;
  }

  @Override
  public void unreadable(AirworthyException failure) {
    failures.add(failure);
  }

  /// What was quarantined because it could not be decoded, a sentence for each such file.
  List<String> remarks() {
    return List.copyOf(remarks);
  }

  /// The files that broke off.
  List<AirworthyException> failures() {
    return List.copyOf(failures);
  }
}
