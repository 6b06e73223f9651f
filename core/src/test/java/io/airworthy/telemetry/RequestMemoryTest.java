package io.airworthy.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.testkit.otlp.Otlp;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestMemoryTest {
  private static final long GIB = 1L << 30;

  private static ExportTraceServiceRequest spans(int count, String said) {
    return Otlp.traces(
        IntStream.range(0, count)
            .mapToObj(i -> Otlp.chat(i + 1, "c" + i, said, "yes"))
            .toArray(Span.Builder[]::new));
  }

  @Test
  void share_isGivenBackWhenTheRequestIsOver() throws Exception {
    RequestMemory memory = new RequestMemory(100);
    try (RequestMemory.Share one = memory.begin();
        RequestMemory.Share other = memory.begin()) {
      one.take(60);
      assertThatThrownBy(() -> other.take(41)).isInstanceOf(RequestMemory.Scarce.class);
      other.take(40);
      one.give(10);
      other.take(10);
      assertThat(memory.taken()).isEqualTo(100);
      assertThatThrownBy(() -> one.take(51)).isInstanceOf(RequestMemory.Exceeded.class);
    }
    assertThat(memory.taken()).isZero();
  }

  @Test
  void arrival_isGivenBackWhenTheRequestIsRead() throws Exception {
    RequestMemory memory = new RequestMemory(GIB);
    try (RequestMemory.Share share = memory.begin()) {
      assertThat(new ArrivingRequest(share).add(70_000)).isEmpty();
      assertThat(memory.taken()).isGreaterThan(70_000);
      byte[] body = RequestBody.read(SentBody.of(new byte[0]), Compression.NONE, share);
      assertThat(memory.taken()).isEqualTo(body.length).isZero();
    }
  }

  @Test
  void arrival_beyondTheMemoryIsRefusedAsItsReadingWouldBe() {
    RequestMemory memory = new RequestMemory(1000);
    try (ArrivingRequest one = new ArrivingRequest(memory.begin());
        ArrivingRequest other = new ArrivingRequest(memory.begin())) {
      assertThat(one.add(200)).isEmpty();
      assertThat(other.add(100)).containsInstanceOf(ExportResult.Unavailable.class);
      assertThat(other.add(500)).containsInstanceOf(ExportResult.TooLarge.class);
    }
    assertThat(memory.taken()).isZero();
  }

  @Test
  void decoding_ofUsualRequestsTakesAFewTimesTheirBytes() throws Exception {
    byte[] body = spans(500, "a question of some length, ".repeat(40)).toByteArray();
    assertThat(decoded(Encoding.PROTOBUF, body)).isBetween(4L * body.length, 12L * body.length);
  }

  /// What decoding takes of the heap, in bytes.
  private static long decoded(Encoding encoding, byte[] body) throws IOException {
    RequestMemory memory = new RequestMemory(Long.MAX_VALUE / 2);
    try (RequestMemory.Share share = memory.begin()) {
      encoding.decode(Signal.TRACES, body, share);
      return share.own();
    }
  }

  @Test
  void manyEmptyParts_areRefusedBeforeTheirObjectsAreMade() {
    byte[] scope = new byte[Limits.REQUEST_BYTES - 16];
    for (int i = 0; i + 1 < scope.length; i += 2) {
      scope[i] = 0x12;
    }
    byte[] request = nested(nested(scope, 0x12), 0x0a);
    RequestMemory memory = new RequestMemory(4L * request.length + (64 << 20));
    try (RequestMemory.Share share = memory.begin()) {
      assertThatThrownBy(() -> Encoding.PROTOBUF.decode(Signal.TRACES, request, share))
          .isInstanceOf(RequestMemory.Exceeded.class);
    }
    byte[] json =
        "{\"resourceSpans\":[".concat("{},".repeat(1 << 20)).getBytes(StandardCharsets.UTF_8);
    assertThat(RequestWeight.of(Encoding.JSON, json)).isGreaterThan(100L << 20);
  }

  /// The bytes as the one field of a message.
  private static byte[] nested(byte[] message, int tag) {
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    bytes.write(tag);
    int rest = message.length;
    while (rest > 0x7F) {
      bytes.write((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes.write(rest);
    bytes.writeBytes(message);
    return bytes.toByteArray();
  }
}
