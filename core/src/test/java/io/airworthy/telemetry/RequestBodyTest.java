package io.airworthy.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {
  private static final int MOST_AT_ONCE = 1_460;
  private static final int PIECE = 1 << 16;

  private final RequestMemory memory = new RequestMemory(1L << 30);

  private static byte[] random(int length) {
    byte[] sent = new byte[length];
    new Random(length).nextBytes(sent);
    return sent;
  }

  private byte[] read(InputStream in, OptionalLong length) throws IOException {
    try (RequestMemory.Share share = memory.begin()) {
      byte[] body = RequestBody.read(new SentBody(in, length), Compression.NONE, share);
      assertThat(memory.taken()).isEqualTo(body.length);
      return body;
    }
  }

  /// Bodies are read piece by piece, so their ends are tried around the ends of pieces.
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_072, 200_001, 524_288, 524_289, 5_000_000})
  void read_returnsAllBytesHoweverTheyArrive(int length) throws Exception {
    byte[] sent = random(length);
    for (OptionalLong said : new OptionalLong[] {OptionalLong.of(length), OptionalLong.empty()}) {
      assertThat(read(new ByteArrayInputStream(sent), said)).isEqualTo(sent);
      assertThat(read(trickling(sent), said)).isEqualTo(sent);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_536, 100_000, 524_288})
  void bodyOfAnotherLengthThanWasSaid_isNone(int length) {
    for (int said : new int[] {length + 1, 1_000_000, Math.max(0, length - 1)}) {
      if (said != length) {
        assertThatThrownBy(
                () -> read(new ByteArrayInputStream(random(length)), OptionalLong.of(said)))
            .isInstanceOf(IOException.class);
      }
    }
    assertThat(memory.taken()).isZero();
  }

  @Test
  void bodyThatIsSaidToBeTooLarge_isReadNoFurtherThanTheLimit() {
    InputStream endless =
        new InputStream() {
          private int given;

          @Override
          public int read() {
            return 0;
          }

          @Override
          public int read(byte[] target, int from, int length) {
            given += length;
            assertThat(given).isLessThanOrEqualTo(Limits.REQUEST_BYTES + PIECE);
            return length;
          }
        };
    assertThatThrownBy(() -> read(endless, OptionalLong.of(Long.MAX_VALUE)))
        .isInstanceOf(RequestBody.TooLarge.class);
  }

  /// A sender that says much and sends little must not take the memory of others.
  @Test
  void promise_isBelievedStepByStep() throws Exception {
    byte[] sent = random(5_000_000);
    InputStream watched =
        new FilterInputStream(trickling(sent)) {
          private long given;

          @Override
          public int read(byte[] target, int from, int length) throws IOException {
            assertThat(memory.taken())
                .isLessThanOrEqualTo(Math.max(PIECE, RequestBody.CREDIT * given));
            int some = super.read(target, from, length);
            given += Math.max(0, some);
            return some;
          }
        };
    assertThat(read(watched, OptionalLong.of(sent.length))).isEqualTo(sent);
  }

  /// A stream that hands out little at a time, as a connection does.
  private static InputStream trickling(byte[] bytes) {
    return new FilterInputStream(new ByteArrayInputStream(bytes)) {
      @Override
      public int read(byte[] target, int from, int length) throws IOException {
        return super.read(target, from, Math.min(length, MOST_AT_ONCE));
      }
    };
  }
}
