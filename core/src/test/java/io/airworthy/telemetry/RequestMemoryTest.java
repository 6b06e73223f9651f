package io.airworthy.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.airworthy.lake.SampleRequests;
import io.airworthy.testkit.otlp.Otlp;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
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
      byte[] body = RequestBody.read(InputStream.nullInputStream(), Compression.NONE, share);
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
  void parts_areThoseThatDecodingMakes() {
    for (Message request : List.of(SampleRequests.TRACES, SampleRequests.LOGS)) {
      Signal signal = request instanceof ExportTraceServiceRequest ? Signal.TRACES : Signal.LOGS;
      ProtobufParts parts = ProtobufParts.of(signal, request.toByteArray());
      assertThat(parts.messages()).isEqualTo(messages(request)).isPositive();
      assertThat(parts.fields()).isGreaterThan(parts.messages());
    }
  }

  /// The messages within a message, by reflection.
  private static long messages(Message message) {
    long count = 0;
    for (var field : message.getAllFields().entrySet()) {
      if (field.getKey().getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
        continue;
      }
      List<?> values =
          field.getKey().isRepeated() ? (List<?>) field.getValue() : List.of(field.getValue());
      for (Object value : values) {
        count += 1 + messages((Message) value);
      }
    }
    return count;
  }

  @Test
  void parts_ofWhatIsNoProtobufAreNeverMoreThanItsBytes() {
    Random random = new Random(20_261_128);
    byte[] request = spans(20, "how do I get there?").toByteArray();
    for (int round = 0; round < 20_000; round++) {
      byte[] broken = request.clone();
      for (int i = 0; i < 1 + round % 8; i++) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt();
      }
      ProtobufParts parts = ProtobufParts.of(Signal.TRACES, broken);
      assertThat(parts.fields()).isLessThanOrEqualTo(broken.length);
      assertThat(parts.messages()).isLessThanOrEqualTo(parts.fields());
    }
  }

  @Test
  void weight_ofUsualRequestsIsAFewTimesTheirBytes() {
    byte[] body = spans(500, "a question of some length, ".repeat(40)).toByteArray();
    assertThat(RequestWeight.of(Encoding.PROTOBUF, Signal.TRACES, body))
        .isBetween(4L * body.length, 12L * body.length);
  }

  @Test
  void weight_ofManyEmptyPartsIsThatOfTheirObjects() {
    byte[] scope = new byte[Limits.REQUEST_BYTES - 16];
    for (int i = 0; i + 1 < scope.length; i += 2) {
      scope[i] = 0x12;
    }
    assertThat(
            RequestWeight.of(Encoding.PROTOBUF, Signal.TRACES, nested(nested(scope, 0x12), 0x0a)))
        .isGreaterThan(4 * GIB);
    byte[] json =
        "{\"resourceSpans\":[".concat("{},".repeat(1 << 20)).getBytes(StandardCharsets.UTF_8);
    assertThat(RequestWeight.of(Encoding.JSON, Signal.TRACES, json)).isGreaterThan(100L << 20);
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
