package io.airworthy.telemetry;

import io.airlift.compress.MalformedInputException;
import io.airworthy.AirworthyException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.ZipException;

/// Reads telemetry from files, through the privacy boundary, into a sink.
///
/// A file holds OTLP JSON lines, one JSON document, one protobuf request, or protobuf requests
/// behind their lengths; gzip and zstd are undone. Its bytes tell which. Memory is bounded by a
/// batch and one request. Not thread-safe; use one for files that follow each other, so that a
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

  /// Reads a file. When it breaks off, what was read before is stored.
  ///
  /// @throws AirworthyException bad input when the file cannot be read, unless the listener leaves
  ///     the rest
  public IngestCounts ingest(Path file, ProgressListener progress) {
    try (CountingStream in = new CountingStream(Files.newInputStream(file))) {
      Instant written = Files.getLastModifiedTime(file).toInstant();
      return ingest(in, file.toString(), Files.size(file), written, progress);
    } catch (IOException e) {
      progress.unreadable(unreadable(file.toString(), "", e));
      return IngestCounts.none();
    }
  }

  /// Reads a stream, such as standard input; it is not closed. When it breaks off, what was read
  /// before is stored.
  ///
  /// @param name what to call it in errors
  /// @param readAt the instant by which rows without a readable time are filed
  /// @throws AirworthyException bad input when the stream cannot be read, unless the listener
  // leaves
  ///     the rest
  public IngestCounts ingest(
      InputStream in, String name, Instant readAt, ProgressListener progress) {
    return ingest(new CountingStream(in), name, 0, readAt, progress);
  }

  private IngestCounts ingest(
      CountingStream in, String name, long size, Instant readAt, ProgressListener progress) {
    Duration delay = options.fileDelay();
    Availability availability = new Availability.Recorded(delay, readAt);
    IngestCounts counts = IngestCounts.none();
    BatchBuilder batch = new BatchBuilder();
    Optional<AirworthyException> failure = Optional.empty();
    try {
      Requests requests = Requests.open(in, name);
      Optional<Payload> payload;
      while ((payload = requests.next(progress)).isPresent()) {
        boundary.read(payload.get(), Signal.TRACES, availability, batch);
        if (batch.accepted() >= options.batchRows()) {
          counts = counts.plus(flush(batch));
          batch = new BatchBuilder();
          progress.progressed(in.count(), size, counts.accepted());
        }
      }
    } catch (Unreadable e) {
      failure = Optional.of(e.failure);
    }
    counts = counts.plus(flush(batch));
    progress.progressed(in.count(), size, counts.accepted());
    failure.ifPresent(progress::unreadable);
    return counts;
  }

  /// The rest of an input cannot be read.
  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final AirworthyException failure;

    Unreadable(AirworthyException failure) {
      super(failure);
      this.failure = failure;
    }
  }

  /// An input's requests, whose failures are told from those of the sink.
  private record Requests(PayloadReader reader, String name) {
    static Requests open(InputStream in, String name) throws Unreadable {
      try {
        return new Requests(TelemetryInput.open(in, name), name);
      } catch (AirworthyException e) {
        throw new Unreadable(e);
      } catch (IOException | MalformedInputException e) {
        throw new Unreadable(unreadable(name, "", e));
      }
    }

    Optional<Payload> next(ProgressListener progress) throws Unreadable {
      try {
        Optional<Payload> next = reader.next();
        if (next.isPresent() && next.get() instanceof Payload.Broken) {
          progress.undecodable(reader.place());
        }
        return next;
      } catch (IOException | MalformedInputException e) {
        throw new Unreadable(unreadable(name, " from " + reader.place() + " on", e));
      }
    }
  }

  private IngestCounts flush(BatchBuilder batch) {
    return batch.isEmpty() ? IngestCounts.none() : batch.counts(sink.accept(batch.build()));
  }

  private static AirworthyException unreadable(String name, String place, Exception e) {
    boolean cutOff =
        e instanceof EOFException
            || e instanceof ZipException
            || e instanceof MalformedInputException;
    String found = cutOff ? "its compression is broken or cut off" : e.getClass().getSimpleName();
    return AirworthyException.badInput(name + " cannot be read" + place + ": " + found, e);
  }
}
