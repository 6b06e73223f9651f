package io.airworthy.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Fields that nobody knows are passed over, and broken ones refused, exactly where protobuf's own
/// reader does.
class ProtobufInputTest {
  private static final int CASES = 20_000;
  private static final int UNKNOWN = 1_000;

  @Test
  void unknownFields_whateverTheirType_arePassedOverAsProtobufDoes() throws IOException {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20_261_130);
    int read = 0;
    for (int number = 0; number < CASES; number++) {
      byte[] request = damaged(random, fields(random, 3));
      if (hasTenThatGoOn(request)) {
        continue;
      }
      boolean isRead = isReadByProtobuf(request);
      assertThat(isReadByUs(request)).as(HexFormat.of().formatHex(request)).isEqualTo(isRead);
      read += isRead ? 1 : 0;
    }
    assertThat(read).isBetween(CASES / 4, CASES * 3 / 4);
  }

  private static byte[] fields(RandomGenerator random, int depth) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    for (int count = random.nextInt(1, 4); count > 0; count--) {
      field(random, depth, out);
    }
    out.flush();
    return bytes.toByteArray();
  }

  private static void field(RandomGenerator random, int depth, CodedOutputStream out)
      throws IOException {
    int number = random.nextInt(UNKNOWN, 2 * UNKNOWN);
    switch (random.nextInt(5)) {
      case 0 -> out.writeUInt64(number, random.nextLong() >>> random.nextInt(Long.SIZE));
      case 1 -> out.writeFixed64(number, random.nextLong());
      case 2 -> out.writeFixed32(number, random.nextInt());
      case 3 -> out.writeByteArray(number, depth == 0 ? new byte[7] : fields(random, depth - 1));
      default -> {
        out.writeTag(number, WireFormat.WIRETYPE_START_GROUP);
        out.writeRawBytes(depth == 0 ? new byte[0] : fields(random, depth - 1));
        out.writeTag(number, WireFormat.WIRETYPE_END_GROUP);
      }
    }
  }

  /// Half of them: cut, or with a byte changed.
  private static byte[] damaged(RandomGenerator random, byte[] request) {
    switch (random.nextInt(4)) {
      case 0 -> {
        return Arrays.copyOf(request, random.nextInt(request.length));
      }
      case 1 -> request[random.nextInt(request.length)] = (byte) random.nextInt();
      default -> {}
    }
    return request;
  }

  /// Of an integer's tenth byte protobuf does not ask whether more follow; the format has no more.
  private static boolean hasTenThatGoOn(byte[] request) {
    int run = 0;
    for (byte each : request) {
      run = each < 0 ? run + 1 : 0;
      if (run == 10) {
        return true;
      }
    }
    return false;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0700", // a field without a number
        "c63e00", // wire type 6
        "c73e00", // wire type 7
        "c43e", // a group ends that did not begin
        "c33e", // one that does not end
        "c33ecc3e", // or ends as another
        "c03effffffffffffffffffff01", // an integer of eleven bytes
        "c03effff", // one that is cut
        "c23effffffff0f", // a length below zero
        "c23e05ff", // one beyond the end
        "c13e00000000000000", // seven bytes of eight
        "c53e000000", // three of four
        "0a05c23e05ffff" // a length beyond its message, and not beyond the request
      })
  void brokenField_isRefusedByBoth(String hex) {
    byte[] request = HexFormat.of().parseHex(hex);
    assertThat(isReadByProtobuf(request)).isFalse();
    assertThat(isReadByUs(request)).isFalse();
  }

  @Test
  void groupsWithinGroups_areReadAsDeepAsProtobufReadsThem() {
    for (int depth = 90; depth < 110; depth++) {
      byte[] request = HexFormat.of().parseHex("c33e".repeat(depth) + "c43e".repeat(depth));
      assertThat(isReadByUs(request)).as("%d", depth).isEqualTo(isReadByProtobuf(request));
    }
  }

  private static boolean isReadByProtobuf(byte[] request) {
    try {
      ExportTraceServiceRequest.parseFrom(request);
      return true;
    } catch (InvalidProtocolBufferException e) {
      return false;
    }
  }

  private static boolean isReadByUs(byte[] request) {
    try {
      OtlpProtobuf.decode(Signal.TRACES, request, HeapAllowance.unbounded());
      return true;
    } catch (InvalidProtocolBufferException e) {
      return false;
    } catch (IOException e) {
      throw new AssertionError("no other failure is told", e);
    }
  }
}
