package io.airworthy.adapters.minilm;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.airworthy.AirworthyException;
import io.airworthy.telemetry.TokenEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.LongBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// MiniLM-L6-v2 in ONNX Runtime: the mean of the last layer over a sentence's pieces, scaled to
/// length 1 (Reimers and Gurevych 2019).
///
/// Sentences run one at a time, side by side on the machine's cores. The model is quantised with
/// ranges taken over all that is run together, so a batch would make a sentence's vector depend on
/// its neighbours: on what other people said. Thread-safe.
public final class MiniLm implements TokenEncoder, AutoCloseable {
  private static final String MODEL = "/all-minilm-l6-v2-q.onnx";
  private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";
  private static final int DIMENSIONS = 384;

  private final OrtEnvironment environment;
  private final OrtSession.SessionOptions options;
  private final OrtSession session;

  private MiniLm(byte[] model) throws OrtException {
    this.environment = OrtEnvironment.getEnvironment();
    environment.setTelemetry(false);
    this.options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    options.addConfigEntry("session.intra_op.allow_spinning", "0");
    this.session = environment.createSession(model, options);
  }

  /// Loads the model; it takes about half a second.
  ///
  /// @throws AirworthyException internal when the machine lacks what its native library needs
  public static MiniLm load() {
    try (InputStream model = resource(MODEL)) {
      return new MiniLm(model.readAllBytes());
    } catch (OrtException | IOException e) {
      throw AirworthyException.internal("the sentence model cannot be loaded", e);
    }
  }

  @Override
  public String name() {
    return "all-minilm-l6-v2-q";
  }

  @Override
  public int dimensions() {
    return DIMENSIONS;
  }

  @Override
  public List<String> vocabulary() {
    try (InputStream tokenizer = resource(TOKENIZER)) {
      return new JsonMapper()
          .readTree(tokenizer).path("model").path("vocab").properties().stream()
              .sorted(Comparator.comparingInt(piece -> piece.getValue().asInt()))
              .map(Map.Entry::getKey)
              .toList();
    } catch (IOException e) {
      throw AirworthyException.internal("the vocabulary of the sentence model", e);
    }
  }

  @Override
  public List<float[]> encode(List<int[]> sentences) {
    return sentences.parallelStream().map(this::vector).toList();
  }

  @Override
  public void close() {
    try {
      session.close();
      options.close();
    } catch (OrtException e) {
      throw AirworthyException.internal("the sentence model cannot be let go", e);
    }
  }

  private float[] vector(int[] sentence) {
    return mean(lastLayer(sentence));
  }

  /// A vector for each piece.
  private float[][] lastLayer(int... sentence) {
    long[] shape = {1, sentence.length};
    long[] numbers = IntStream.of(sentence).asLongStream().toArray();
    long[] seen = LongStream.generate(() -> 1).limit(sentence.length).toArray();
    try (OnnxTensor pieces = tensor(numbers, shape);
        OnnxTensor mask = tensor(seen, shape);
        OnnxTensor types = tensor(new long[sentence.length], shape);
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", pieces, "attention_mask", mask, "token_type_ids", types))) {
      return ((float[][][]) result.get(0).getValue())[0];
    } catch (OrtException e) {
      throw AirworthyException.internal("the sentence model failed", e);
    }
  }

  private OnnxTensor tensor(long[] values, long... shape) throws OrtException {
    return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
  }

  private static float[] mean(float[]... layer) {
    float[] mean = new float[DIMENSIONS];
    for (float[] piece : layer) {
      for (int dimension = 0; dimension < DIMENSIONS; dimension++) {
        mean[dimension] += piece[dimension];
      }
    }
    double squares = 0;
    for (float value : mean) {
      squares += (double) value * value;
    }
    float scale = (float) (1 / Math.sqrt(squares));
    for (int dimension = 0; dimension < DIMENSIONS; dimension++) {
      mean[dimension] *= scale;
    }
    return mean;
  }

  private static InputStream resource(String name) throws IOException {
    InputStream stream = MiniLm.class.getResourceAsStream(name);
    if (stream == null) {
      throw new IOException(name + " is not on the class path");
    }
    return stream;
  }
}
