package io.airworthy.telemetry;

import io.airworthy.AirworthyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongConsumer;

/// Reads telemetry from files, through the privacy boundary, into a sink.
///
/// A file holds OTLP JSON lines, one JSON document, one protobuf request, or protobuf requests
/// behind their lengths; gzip and zstd are undone. Its bytes tell which. Memory is bounded by two
/// batches and two requests. Not thread-safe; use one for files that follow each other, so that a
/// conversation's rephrases are seen across them.
public final class FileIngestor {
  /// Rows that are handed on at once. What lives shortly is cheap to collect: held until their
  /// batch is whole, they cost a third of the time.
  private static final int PIECE_ROWS = 1_000;

  private final TelemetryOptions options;
  private final Boundary boundary;
  private final TelemetrySink sink;

  /// An ingestor that writes to the sink.
  public FileIngestor(TelemetryOptions options, KeyRing keys, TelemetrySink sink) {
    this.options = options;
    this.boundary = new Boundary(options, keys);
    this.sink = sink;
  }

  /// Reads a file. When it breaks off, what was read before is stored.
  ///
  /// @throws AirworthyException bad input when the file cannot be read, unless the listener leaves
  ///     the rest
  public IngestCounts ingest(Path file, ProgressListener progress) {
    try (CountingStream in = new CountingStream(Files.newInputStream(file))) {
      Instant written = Files.getLastModifiedTime(file).toInstant();
      return ingest(in, file.toString(), Files.size(file), written, progress);
    } catch (IOException e) {
      progress.unreadable(Unreadable.of(file.toString(), "", e).failure(""));
      return IngestCounts.none();
    }
  }

  /// Reads a stream, such as standard input; it is not closed. When it breaks off, what was read
  /// before is stored.
  ///
  /// @param name what to call it in errors
  /// @param readAt the instant by which rows without a readable time are filed
  /// @throws AirworthyException bad input when the stream cannot be read, unless the listener
  ///     leaves the rest
  public IngestCounts ingest(
      InputStream in, String name, Instant readAt, ProgressListener progress) {
    return ingest(new CountingStream(in), name, 0, readAt, progress);
  }

  /// Requests are decoded ahead and batches stored behind, each on a thread of its own; the
  /// boundary between them sees requests in their order.
  private IngestCounts ingest(
      CountingStream in, String name, long size, Instant readAt, ProgressListener progress) {
    try (Background ahead = new Background();
        Background behind = new Background();
        StoreBehind store = new StoreBehind(sink, behind)) {
      Availability availability = new Availability.Recorded(options.fileDelay(), readAt);
      Optional<Unreadable> failure = Optional.empty();
      try {
        Requests requests = Requests.open(in, name, ahead, progress);
        read(requests, availability, store, rows -> progress.progressed(in.count(), size, rows));
      } catch (Unreadable e) {
        failure = Optional.of(e);
      }
      IngestCounts counts = store.settle();
      progress.progressed(in.count(), size, counts.accepted());
      failure.map(e -> e.failure(kept(counts))).ifPresent(progress::unreadable);
      return counts;
    }
  }

  private void read(
      Requests requests, Availability availability, StoreBehind store, LongConsumer progress)
      throws Unreadable {
    long accepted = 0;
    BatchBuilder batch = new BatchBuilder();
    try {
      Optional<Payload> payload;
      while ((payload = requests.next()).isPresent()) {
        boundary.read(payload.get(), Signal.TRACES, availability, batch);
        progress.accept(accepted + batch.accepted());
        if (batch.waiting() >= PIECE_ROWS) {
          store.add(batch.take());
        }
        if (batch.accepted() >= options.batchRows()) {
          accepted += batch.accepted();
          store.store(batch);
          batch = new BatchBuilder();
        }
      }
    } catch (Unreadable e) {
      store.store(batch);
      throw e;
    }
    store.store(batch);
  }

  private static String kept(IngestCounts before) {
    return before.accepted() == 0
        ? ""
        : "; the %d rows before that are stored, bring the whole file in again"
            .formatted(before.accepted());
  }
}
