package io.airworthy.telemetry;

import io.airlift.compress.MalformedInputException;
import io.airworthy.AirworthyException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.ZipException;

/// Reads telemetry from files, through the privacy boundary, into a sink.
///
/// A file holds OTLP JSON lines, one JSON document, one protobuf request, or protobuf requests
/// behind their lengths; gzip and zstd are undone. Its bytes tell which. Memory is bounded by two
/// batches and two requests. Not thread-safe; use one for files that follow each other, so that a
/// conversation's rephrases are seen across them.
public final class FileIngestor {
  private final TelemetryOptions options;
  private final Boundary boundary;
  private final TelemetrySink sink;

  /// An ingestor that writes to the sink.
  public FileIngestor(TelemetryOptions options, KeyRing keys, TelemetrySink sink) {
    this.options = options;
    this.boundary = new Boundary(options, keys);
    this.sink = sink;
  }

  /// Reads a file.
  ///
  /// @throws AirworthyException when the file cannot be read
  public IngestCounts ingest(Path file, ProgressListener progress) {
    try (CountingStream in = new CountingStream(Files.newInputStream(file))) {
      Instant written = Files.getLastModifiedTime(file).toInstant();
      return ingest(in, file.toString(), Files.size(file), written, progress);
    } catch (IOException | MalformedInputException e) {
      throw unreadable(file.toString(), e);
    }
  }

  /// Reads a stream, such as standard input; it is not closed.
  ///
  /// @param name what to call it in errors
  /// @param readAt the instant by which rows without a readable time are filed
  /// @throws AirworthyException when the stream cannot be read
  public IngestCounts ingest(
      InputStream in, String name, Instant readAt, ProgressListener progress) {
    try {
      return ingest(new CountingStream(in), name, 0, readAt, progress);
    } catch (IOException | MalformedInputException e) {
      throw unreadable(name, e);
    }
  }

  /// Requests are decoded ahead and batches stored behind, each on a thread of its own; the
  /// boundary between them sees requests in their order.
  private IngestCounts ingest(
      CountingStream in, String name, long size, Instant readAt, ProgressListener progress)
      throws IOException {
    try (Background ahead = new Background();
        Background behind = new Background()) {
      PayloadReader reader = new ReadAhead(TelemetryInput.open(in, name), ahead);
      StoreBehind store = new StoreBehind(sink, behind);
      Availability availability = new Availability.Recorded(options.fileDelay(), readAt);
      long accepted = 0;
      BatchBuilder batch = new BatchBuilder();
      try {
        Optional<Payload> payload;
        while ((payload = reader.next()).isPresent()) {
          boundary.read(payload.get(), Signal.TRACES, availability, batch);
          progress.progressed(in.count(), size, accepted + batch.accepted());
          if (batch.accepted() >= options.batchRows()) {
            accepted += batch.accepted();
            store.store(batch);
            batch = new BatchBuilder();
          }
        }
        store.store(batch);
      } catch (IOException | MalformedInputException e) {
        store.store(batch);
        throw unreadable(name, store.settle(), e);
      }
      IngestCounts counts = store.settle();
      progress.progressed(in.count(), size, counts.accepted());
      return counts;
    }
  }

  private static AirworthyException unreadable(String name, IngestCounts before, Exception e) {
    String kept =
        before.accepted() == 0
            ? ""
            : "; the %d rows before that are stored, bring the whole file in again"
                .formatted(before.accepted());
    return AirworthyException.badInput(name + " cannot be read: " + found(e) + kept, e);
  }

  private static AirworthyException unreadable(String name, Exception e) {
    return AirworthyException.badInput(name + " cannot be read: " + found(e), e);
  }

  private static String found(Exception e) {
    boolean cutOff =
        e instanceof EOFException
            || e instanceof ZipException
            || e instanceof MalformedInputException;
    return cutOff ? "its compression is broken or cut off" : e.getClass().getSimpleName();
  }
}
