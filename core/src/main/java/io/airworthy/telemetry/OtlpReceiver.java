package io.airworthy.telemetry;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Semaphore;

/// Receives OTLP through the privacy boundary into a sink; knows nothing of sockets.
///
/// A request is answered with success only once the sink has stored it. Rows that cannot be kept
/// are told in `partial_success` and never sent again; what may pass (the sink fails) is answered
/// with 503, which senders retry, never with 500, which loses data. No reply repeats anything a
/// request contained but names of attributes. Thread-safe as far as the sink is.
///
/// Over the spans and log records of requests that were answered with success, by any transport:
/// `rows = rows handed to the sink + quarantined`, and the `rejected` of the answers is what of the
/// quarantined the sender did wrong (all reasons but `not-genai` and `content`). Of a request that
/// was answered otherwise nothing is handed on, but for the entry of an undecodable message that
/// [#take] was given.
public final class OtlpReceiver {
  private static final int INVALID_ARGUMENT = 3;
  private static final int RESOURCE_EXHAUSTED = 8;
  private static final int UNAVAILABLE = 14;
  static final ExportResult CROWDED =
      new ExportResult.Unavailable("requests under way take all the memory there is; try again");
  private static final ExportResult BUSY =
      new ExportResult.Unavailable("too many requests are under way; try again");
  private static final ExportResult UNSTORED =
      new ExportResult.Unavailable("the telemetry could not be stored; try again");

  private final Boundary boundary;
  private final TelemetrySink sink;
  private final InstantSource clock;
  private final RequestMemory memory;
  private final Semaphore places;

  /// A receiver that stamps rows with the clock's instant of receipt.
  ///
  /// @param memory of all requests under way
  /// @param places of requests that are decoded and stored at once, whatever they came by; one
  ///     takes its place when it has arrived, so senders that are slow keep nobody out
  public OtlpReceiver(
      TelemetryOptions options,
      KeyRing keys,
      TelemetrySink sink,
      InstantSource clock,
      RequestMemory memory,
      Semaphore places) {
    this.boundary = new Boundary(options, keys);
    this.sink = sink;
    this.clock = clock;
    this.memory = memory;
    this.places = places;
  }

  /// Takes one export request, which is read no further than the limit.
  ///
  /// @param signal what the request's path names
  /// @param contentType the header `Content-Type`
  /// @param contentEncoding the header `Content-Encoding`
  public OtlpReply receive(
      Signal signal, String contentType, Optional<String> contentEncoding, SentBody body) {
    Optional<Encoding> encoding = Encoding.of(contentType);
    if (encoding.isEmpty()) {
      return Encoding.JSON.failure(
          415,
          INVALID_ARGUMENT,
          "expected Content-Type application/x-protobuf or application/json");
    }
    Optional<Compression> compression = Compression.of(contentEncoding);
    if (compression.isEmpty()) {
      return encoding
          .get()
          .failure(415, INVALID_ARGUMENT, "expected Content-Encoding gzip or none");
    }
    return answer(
        signal,
        encoding.get(),
        export(signal, encoding.get(), compression.get(), body, memory.begin()));
  }

  /// The request that a transport begins to gather, before it can be read.
  public ArrivingRequest arriving() {
    return new ArrivingRequest(memory.begin());
  }

  /// Takes one export request in protobuf, decompressed, that a transport has gathered. It is read
  /// no further than the limit, and what it took to arrive is given back.
  public ExportResult export(Signal signal, SentBody protobuf, ArrivingRequest arrived) {
    return export(signal, Encoding.PROTOBUF, Compression.NONE, protobuf, arrived.share());
  }

  private ExportResult export(
      Signal signal,
      Encoding encoding,
      Compression compression,
      SentBody body,
      RequestMemory.Share share) {
    try (share) {
      byte[] bytes = RequestBody.read(body, compression, share);
      return places.tryAcquire() ? inItsPlace(signal, encoding, bytes, share) : BUSY;
    } catch (RequestMemory.Scarce | OutOfMemoryError e) {
      return CROWDED;
    } catch (RequestBody.TooLarge | RequestMemory.Exceeded e) {
      return new ExportResult.TooLarge();
    } catch (IOException e) {
      return new ExportResult.Undecodable();
    }
  }

  private ExportResult inItsPlace(
      Signal signal, Encoding encoding, byte[] bytes, RequestMemory.Share share)
      throws IOException {
    try {
      return switch (signal) {
        case TRACES, LOGS -> store(signal, encoding.decode(signal, bytes, share));
        case METRICS -> notKept(MetricNames.count(encoding, bytes, share));
      };
    } finally {
      places.release();
    }
  }

  /// Takes one export request from a queue, where no sender waits for the answer: what is no OTLP,
  /// or is too large, becomes an entry in quarantine, so that it can be counted and passed over.
  public ExportResult take(Signal signal, Encoding encoding, byte[] message) {
    ExportResult result =
        export(signal, encoding, Compression.NONE, SentBody.of(message), memory.begin());
    return switch (result) {
      case ExportResult.Undecodable _, ExportResult.TooLarge _ -> quarantine(signal);
      case ExportResult.Taken _, ExportResult.Unavailable _ -> result;
    };
  }

  private ExportResult quarantine(Signal signal) {
    BatchBuilder batch = new BatchBuilder();
    batch
        .tally()
        .rejectRow(signal, Reason.UNDECODABLE, "message", clock.instant(), SchemaFingerprint::none);
    try {
      sink.accept(batch.build());
      return new ExportResult.Undecodable();
    } catch (RuntimeException e) {
      return UNSTORED;
    }
  }

  /// The `Export*ServiceResponse` that tells a sender of protobuf what was taken.
  public byte[] response(Signal signal, ExportResult.Taken taken) {
    return answer(signal, Encoding.PROTOBUF, taken).body();
  }

  /// The answer when a request's body broke off.
  ///
  /// @param contentType the header `Content-Type`
  public OtlpReply unreadable(String contentType) {
    return Encoding.of(contentType)
        .orElse(Encoding.JSON)
        .failure(400, INVALID_ARGUMENT, "the request's body broke off");
  }

  private ExportResult store(Signal signal, Payload.Decoded decoded) {
    BatchBuilder batch = new BatchBuilder();
    try {
      boundary.read(decoded, signal, new Availability.Received(clock.instant()), batch);
      if (!batch.isEmpty()) {
        batch.counts(sink.accept(batch.build()));
      }
    } catch (RuntimeException e) {
      return UNSTORED;
    }
    SortedMap<String, Long> faults = batch.tally().faults();
    return new ExportResult.Taken(
        faults.values().stream().mapToLong(Long::longValue).sum(),
        ReplyMessage.of(faults, batch.tally().dropped()));
  }

  private static ExportResult notKept(SortedMap<String, Long> metrics) {
    return new ExportResult.Taken(0, metrics.isEmpty() ? "" : ReplyMessage.ofMetrics(metrics));
  }

  private static OtlpReply answer(Signal signal, Encoding encoding, ExportResult result) {
    return switch (result) {
      case ExportResult.Taken taken ->
          taken.message().isEmpty()
              ? encoding.success()
              : encoding.partial(signal, taken.rejected(), taken.message());
      case ExportResult.Undecodable _ -> undecodable(encoding);
      case ExportResult.TooLarge _ ->
          encoding.failure(413, RESOURCE_EXHAUSTED, ExportResult.TooLarge.MESSAGE);
      case ExportResult.Unavailable unavailable ->
          encoding.failure(503, UNAVAILABLE, unavailable.message());
    };
  }

  private static OtlpReply undecodable(Encoding encoding) {
    return encoding.failure(400, INVALID_ARGUMENT, "the request is not OTLP " + encoding);
  }
}
