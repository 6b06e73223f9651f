package io.airworthy.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.airworthy.testkit.BalanceSheet;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;

/// A receiver whose requests and answers are entered in books: what senders sent and were told,
/// against what the sink was handed. Thread-safe.
public final class BookedReceiver {
  private static final int PLACES = 64;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final OtlpReceiver receiver;
  private final LongAdder sent = new LongAdder();
  private final LongAdder rejected = new LongAdder();

  /// Enters on the sheet what is stated of [OtlpReceiver].
  public BookedReceiver(
      BalanceSheet sheet,
      TelemetryOptions options,
      KeyRing keys,
      TelemetrySink sink,
      InstantSource clock) {
    this(sheet, options, keys, sink, clock, RequestMemory.ofHeap(), new Semaphore(PLACES));
  }

  /// The same with as much memory for requests, and places for those that have arrived.
  public BookedReceiver(
      BalanceSheet sheet,
      TelemetryOptions options,
      KeyRing keys,
      TelemetrySink sink,
      InstantSource clock,
      RequestMemory memory,
      Semaphore places) {
    HandedOn handedOn = new HandedOn(sink, sheet);
    this.receiver = new OtlpReceiver(options, keys, handedOn, clock, memory, places);
    int free = places.availablePermits();
    sheet.holds("memory taken by requests that are over = 0", () -> 0, memory::taken);
    sheet.holds(
        "places = free ones when no request is under way", () -> free, places::availablePermits);
    sheet.holds(
        "rows of taken requests = rows handed to the sink + quarantined",
        sent::sum,
        () -> handedOn.rows() + handedOn.quarantined());
    sheet.holds("rejected = quarantined by the sender's fault", rejected::sum, handedOn::faults);
  }

  /// The receiver itself, for a transport that tells the books by [#answered].
  public OtlpReceiver receiver() {
    return receiver;
  }

  /// Takes one request of HTTP.
  public OtlpReply receive(
      Signal signal, String contentType, Optional<String> contentEncoding, byte[] body) {
    OtlpReply reply = receiver.receive(signal, contentType, contentEncoding, SentBody.of(body));
    if (reply.status() == 200) {
      Encoding encoding = Encoding.of(contentType).orElseThrow();
      sent.add(rows(signal, encoding, plain(body, contentEncoding)));
      rejected.add(reply.contentType().endsWith("json") ? told(reply) : told(signal, reply.body()));
    }
    return reply;
  }

  /// Takes one request in protobuf.
  public ExportResult export(Signal signal, byte[] protobuf) {
    ExportResult result = receiver.export(signal, SentBody.of(protobuf), receiver.arriving());
    if (result instanceof ExportResult.Taken taken) {
      sent.add(rows(signal, Encoding.PROTOBUF, protobuf));
      rejected.add(taken.rejected());
    }
    return result;
  }

  /// Enters rows that a sender sent, and how many of them were not to be kept.
  public void told(long rows, long refused) {
    sent.add(rows);
    rejected.add(refused);
  }

  /// Enters a request that a transport carried, and the response to it, both in protobuf.
  public void answered(Signal signal, byte[] request, byte[] response) {
    sent.add(rows(signal, Encoding.PROTOBUF, request));
    rejected.add(told(signal, response));
  }

  private static byte[] plain(byte[] body, Optional<String> contentEncoding) {
    Compression compression = Compression.of(contentEncoding).orElseThrow();
    try {
      return compression.decompress(new ByteArrayInputStream(body)).readAllBytes();
    } catch (IOException e) {
      throw new AssertionError("it was read before", e);
    }
  }

  private static long rows(Signal signal, Encoding encoding, byte[] bytes) {
    if (signal == Signal.METRICS) {
      return 0;
    }
    try {
      Payload.Decoded request = encoding.decode(signal, bytes, HeapAllowance.unbounded());
      return request.spans().stream().flatMap(ResourceRows::rows).count()
          + request.logs().stream().flatMap(ResourceRows::rows).count();
    } catch (IOException e) {
      throw new AssertionError("it was decoded before", e);
    }
  }

  private static long told(OtlpReply reply) {
    try {
      JsonNode partial = JSON.readTree(reply.body()).path("partialSuccess");
      return partial.path("rejectedSpans").asLong() + partial.path("rejectedLogRecords").asLong();
    } catch (IOException e) {
      throw new AssertionError("the response is no JSON", e);
    }
  }

  private static long told(Signal signal, byte[] response) {
    try {
      return switch (signal) {
        case TRACES ->
            ExportTraceServiceResponse.parseFrom(response).getPartialSuccess().getRejectedSpans();
        case LOGS ->
            ExportLogsServiceResponse.parseFrom(response)
                .getPartialSuccess()
                .getRejectedLogRecords();
        case METRICS -> 0;
      };
    } catch (IOException e) {
      throw new AssertionError("the response is no protobuf", e);
    }
  }
}
