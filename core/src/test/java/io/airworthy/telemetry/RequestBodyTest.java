package io.airworthy.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {
  private static final int MOST_AT_ONCE = 1_460;

  /// Bodies are read piece by piece, so their ends are tried around the ends of pieces.
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_072, 200_001})
  void read_returnsAllBytesHoweverTheyArrive(int length) throws Exception {
    byte[] sent = new byte[length];
    new Random(length).nextBytes(sent);
    try (RequestMemory.Share share = RequestMemory.ofHeap().begin()) {
      assertThat(RequestBody.read(new ByteArrayInputStream(sent), Compression.NONE, share))
          .isEqualTo(sent);
      assertThat(RequestBody.read(trickling(sent), Compression.NONE, share)).isEqualTo(sent);
    }
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
