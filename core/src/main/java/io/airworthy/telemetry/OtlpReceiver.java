package io.airworthy.telemetry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SortedMap;

/// Receives OTLP over HTTP, through the privacy boundary, into a sink; knows nothing of sockets.
///
/// A request is answered with success only once the sink has stored it. Rows that cannot be kept
/// are told in `partial_success` and never sent again; what may pass (the sink fails) is answered
/// with 503, which senders retry, never with 500, which loses data. No reply repeats anything a
/// request contained but names of attributes. Thread-safe as far as the sink is.
public final class OtlpReceiver {
  private static final int INVALID_ARGUMENT = 3;
  private static final int RESOURCE_EXHAUSTED = 8;
  private static final int UNAVAILABLE = 14;

  private final Boundary boundary;
  private final TelemetrySink sink;
  private final InstantSource clock;

  /// A receiver that stamps rows with the clock's instant of receipt.
  public OtlpReceiver(
      TelemetryOptions options, KeyRing keys, TelemetrySink sink, InstantSource clock) {
    this.boundary = new Boundary(options, keys);
    this.sink = sink;
    this.clock = clock;
  }

  /// Takes one export request.
  ///
  /// @param signal what the request's path names
  /// @param contentType the header `Content-Type`
  /// @param contentEncoding the header `Content-Encoding`
  public OtlpReply receive(
      Signal signal, String contentType, Optional<String> contentEncoding, byte[] body) {
    return receive(signal, contentType, contentEncoding, new ByteArrayInputStream(body));
  }

  /// Takes one export request from a stream, which is read no further than the limit.
  public OtlpReply receive(
      Signal signal, String contentType, Optional<String> contentEncoding, InputStream body) {
    Optional<Encoding> encoding = Encoding.of(contentType);
    if (encoding.isEmpty()) {
      return Encoding.JSON.failure(
          415,
          INVALID_ARGUMENT,
          "expected Content-Type application/x-protobuf or application/json");
    }
    try {
      byte[] bytes = RequestBody.read(body, contentEncoding);
      return store(signal, encoding.get(), encoding.get().decode(signal, bytes));
    } catch (RequestBody.TooLarge e) {
      return encoding
          .get()
          .failure(413, RESOURCE_EXHAUSTED, "the request exceeds 64 MiB after decompression");
    } catch (RequestBody.UnknownCompression e) {
      return encoding
          .get()
          .failure(415, INVALID_ARGUMENT, "expected Content-Encoding gzip or none");
    } catch (IOException e) {
      return encoding
          .get()
          .failure(400, INVALID_ARGUMENT, "the request is not OTLP " + encoding.get());
    }
  }

  /// The answer when too many requests are under way: try again.
  ///
  /// @param contentType the header `Content-Type`
  public OtlpReply busy(String contentType) {
    return Encoding.of(contentType)
        .orElse(Encoding.JSON)
        .failure(503, UNAVAILABLE, "too many requests are under way; try again");
  }

  /// The answer when a request's body broke off.
  ///
  /// @param contentType the header `Content-Type`
  public OtlpReply unreadable(String contentType) {
    return Encoding.of(contentType)
        .orElse(Encoding.JSON)
        .failure(400, INVALID_ARGUMENT, "the request's body broke off");
  }

  private OtlpReply store(Signal signal, Encoding encoding, Payload.Decoded decoded) {
    BatchBuilder batch = new BatchBuilder();
    try {
      boundary.read(decoded, signal, new Availability.Received(clock.instant()), batch);
      if (!batch.isEmpty()) {
        batch.counts(sink.accept(batch.build()));
      }
    } catch (RuntimeException e) {
      return encoding.failure(503, UNAVAILABLE, "the telemetry could not be stored; try again");
    }
    return answer(signal, encoding, batch.tally());
  }

  private static OtlpReply answer(Signal signal, Encoding encoding, Tally tally) {
    SortedMap<String, Long> faults = tally.faults();
    if (faults.isEmpty() && tally.dropped().isEmpty()) {
      return encoding.success();
    }
    long rejected = faults.values().stream().mapToLong(Long::longValue).sum();
    return encoding.partial(signal, rejected, ReplyMessage.of(faults, tally.dropped()));
  }
}
