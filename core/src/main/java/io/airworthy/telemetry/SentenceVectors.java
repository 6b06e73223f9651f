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
  private static final int REMEMBERED = 256;

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
    learn(passage.parts().stream().map(Passage.Part::text).toList());
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

  private void learn(List<Utterance> texts) {
    List<Utterance> unknown = texts.stream().filter(text -> !known.containsKey(key(text))).toList();
    List<float[]> vectors = model.vectors(unknown, nanosLeft.getAsLong());
    for (int at = 0; at < vectors.size(); at++) {
      known.put(key(unknown.get(at)), vectors.get(at));
    }
  }

  private static String key(Utterance text) {
    return text.text().toString();
  }
}
