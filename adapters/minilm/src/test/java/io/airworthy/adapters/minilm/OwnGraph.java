package io.airworthy.adapters.minilm;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/// The model's file with the graph that it came with, to compare with.
final class OwnGraph implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  OwnGraph() throws OrtException, IOException {
    try (InputStream file =
        Objects.requireNonNull(OwnGraph.class.getResourceAsStream("/all-minilm-l6-v2-q.onnx"))) {
      this.session = environment.createSession(file.readAllBytes());
    }
  }

  /// The sum of the last layer over the sentence's pieces, scaled to length 1.
  float[] encode(int... sentence) throws OrtException {
    long[] ones = new long[sentence.length];
    Arrays.fill(ones, 1);
    try (OnnxTensor pieces = tensor(IntStream.of(sentence).asLongStream().toArray());
        OnnxTensor mask = tensor(ones);
        OnnxTensor types = tensor(new long[sentence.length]);
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", pieces, "attention_mask", mask, "token_type_ids", types))) {
      return unit(((float[][][]) result.get(0).getValue())[0]);
    }
  }

  private OnnxTensor tensor(long... values) throws OrtException {
    return OnnxTensor.createTensor(
        environment, LongBuffer.wrap(values), new long[] {1, values.length});
  }

  private static float[] unit(float[]... layer) {
    float[] sum = new float[layer[0].length];
    double squares = 0;
    for (int at = 0; at < sum.length; at++) {
      for (float[] piece : layer) {
        sum[at] += piece[at];
      }
      squares += (double) sum[at] * sum[at];
    }
    for (int at = 0; at < sum.length; at++) {
      sum[at] /= (float) Math.sqrt(squares);
    }
    return sum;
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
