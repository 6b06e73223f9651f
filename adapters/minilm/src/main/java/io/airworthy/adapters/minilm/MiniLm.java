package io.airworthy.adapters.minilm;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.airworthy.AirworthyException;
import io.airworthy.UnpackedLibraries;
import io.airworthy.telemetry.TokenEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// MiniLM-L6-v2 in ONNX Runtime: the mean of the last layer over a sentence's pieces, scaled to
/// length 1 (Reimers and Gurevych 2019).
///
/// Sentences of similar length run together, in the calling thread. [MiniLmGraph] sees to it that
/// none moves another: what one person gets must not depend on what another says. Thread-safe.
public final class MiniLm implements TokenEncoder, AutoCloseable {
  static final int DIMENSIONS = 384;
  static final int HEAD_SIZE = 32;

  private static final String LIBRARIES = "onnxruntime-java*/*.so";
  private static final String MODEL = "/all-minilm-l6-v2-q.onnx";
  private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final OrtEnvironment environment;
  private final OrtSession.SessionOptions options;
  private final OrtSession session;
  private boolean closed;

  private MiniLm(byte[] model) throws OrtException {
    this.environment = OrtEnvironment.getEnvironment();
    UnpackedLibraries.unlink(LIBRARIES);
    environment.setTelemetry(false);
    this.options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.BASIC_OPT);
    options.addConfigEntry("session.intra_op.allow_spinning", "0");
    this.session = environment.createSession(model, options);
  }

  /// Loads the model; it takes about half a second.
  ///
  /// @throws AirworthyException internal when the machine lacks what its native library needs
  public static MiniLm load() {
    try (InputStream model = resource(MODEL)) {
      return new MiniLm(MiniLmGraph.of(OnnxWeights.read(model.readAllBytes())));
    } catch (OrtException | IOException e) {
      throw AirworthyException.internal("the sentence model cannot be loaded", e);
    }
  }

  @Override
  public String name() {
    return "all-minilm-l6-v2-q/by-piece";
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

  /// Encodes sentences, those of one padded length together.
  ///
  /// @throws IllegalStateException when the model is closed
  @Override
  public List<float[]> encode(List<int[]> sentences) {
    Map<Integer, List<Integer>> byLength =
        IntStream.range(0, sentences.size())
            .boxed()
            .collect(Collectors.groupingBy(at -> PackedSentences.paddedLength(sentences.get(at))));
    float[][] vectors = new float[sentences.size()][];
    for (List<Integer> alike : byLength.values()) {
      float[][] found = run(alike.stream().map(sentences::get).toList());
      for (int at = 0; at < found.length; at++) {
        vectors[alike.get(at)] = found[at];
      }
    }
    return List.of(vectors);
  }

  /// Waits for what is running, then lets go of the model.
  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        session.close();
        options.close();
      }
    } catch (OrtException e) {
      throw AirworthyException.internal("the sentence model cannot be let go", e);
    } finally {
      lock.writeLock().unlock();
    }
  }

  private float[][] run(List<int[]> sentences) {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("the sentence model is closed");
      }
      try (Tensors inputs = new PackedSentences(sentences).tensors(environment);
          OrtSession.Result result = session.run(inputs.byName())) {
        return means(((OnnxTensor) result.get(0)).getFloatBuffer(), sentences);
      }
    } catch (OrtException e) {
      throw AirworthyException.internal("the sentence model failed", e);
    } finally {
      lock.readLock().unlock();
    }
  }

  private static float[][] means(FloatBuffer layer, List<int[]> sentences) {
    float[] pieces = new float[layer.remaining()];
    layer.get(pieces);
    float[][] means = new float[sentences.size()][];
    int from = 0;
    for (int at = 0; at < means.length; at++) {
      int to = from + sentences.get(at).length * DIMENSIONS;
      means[at] = mean(pieces, from, to);
      from = to;
    }
    return means;
  }

  private static float[] mean(float[] pieces, int from, int to) {
    float[] mean = new float[DIMENSIONS];
    for (int piece = from; piece < to; piece += DIMENSIONS) {
      for (int dimension = 0; dimension < DIMENSIONS; dimension++) {
        mean[dimension] += pieces[piece + dimension];
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
