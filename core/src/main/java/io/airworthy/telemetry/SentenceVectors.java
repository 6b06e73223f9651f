package io.airworthy.telemetry;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// The vectors of a sentence model, one a role: the sum where a role has several texts. Index
/// `TermTable.SPACE + role * dimensions + dimension`.
///
/// The last few hundred texts are remembered, since lines of a dialogue return as earlier ones. So
/// it lives for one reading or one request, and in one thread.
final class SentenceVectors implements TextEncoder {
  static final int REMEMBERED = 256;

  private final SentenceModel model;
  private final LongSupplier nanosLeft;
  private final Map<String, float[]> known =
      new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
          return size() > REMEMBERED;
        }
      };

  /// Vectors that nobody waits for.
  SentenceVectors(SentenceModel model) {
    this(model, () -> Long.MAX_VALUE);
  }

  /// @param nanosLeft how long encoding may still be begun
  SentenceVectors(SentenceModel model, LongSupplier nanosLeft) {
    this.model = model;
    this.nanosLeft = nanosLeft;
  }

  SentenceModel model() {
    return model;
  }

  @Override
  public SparseVector encode(Passage passage) {
    learn(List.of(passage));
    int dimensions = model.dimensions();
    float[] sums = new float[TextRole.COUNT * dimensions];
    boolean[] spoken = new boolean[TextRole.COUNT];
    for (Passage.Part part : passage.parts()) {
      int role = part.role().ordinal();
      float[] vector = known.getOrDefault(key(part.text()), new float[dimensions]);
      for (int at = 0; at < dimensions; at++) {
        sums[role * dimensions + at] += vector[at];
      }
      spoken[role] = true;
    }
    return vector(sums, spoken);
  }

  private SparseVector vector(float[] sums, boolean... spoken) {
    int[] indices = new int[sums.length];
    float[] values = new float[sums.length];
    int filled = 0;
    for (int at = 0; at < sums.length; at++) {
      if (spoken[at / model.dimensions()]) {
        indices[filled] = TermTable.SPACE + at;
        values[filled++] = sums[at];
      }
    }
    return new SparseVector(Arrays.copyOf(indices, filled), Arrays.copyOf(values, filled));
  }

  /// Encodes what is not yet known of these passages, all of it together.
  ///
  /// @throws io.airworthy.AirworthyException internal when time ends before it is begun, or the
  ///     model fails
  void learn(List<Passage> passages) {
    Map<String, Utterance> unknown = new LinkedHashMap<>();
    for (Passage passage : passages) {
      for (Passage.Part part : passage.parts()) {
        // Asking for it also keeps it: it must not be forgotten for a new one of this passage.
        if (known.get(key(part.text())) == null) {
          unknown.put(key(part.text()), part.text());
        }
      }
    }
    List<float[]> vectors = model.vectors(List.copyOf(unknown.values()), nanosLeft.getAsLong());
    int at = 0;
    for (String text : unknown.keySet()) {
      known.put(text, vectors.get(at++));
    }
  }

  private static String key(Utterance text) {
    return text.text();
  }
}
