package io.airworthy.telemetry;

import java.util.Arrays;

/// Two encoders' vectors as one: the second one's indices all lie above the first one's.
record SideBySide(TextEncoder first, TextEncoder second) implements TextEncoder {
  @Override
  public SparseVector encode(Passage passage) {
    SparseVector low = first.encode(passage);
    SparseVector high = second.encode(passage);
    int[] indices = Arrays.copyOf(low.indices(), low.size() + high.size());
    float[] values = new float[indices.length];
    for (int entry = 0; entry < low.size(); entry++) {
      values[entry] = low.value(entry);
    }
    for (int entry = 0; entry < high.size(); entry++) {
      indices[low.size() + entry] = high.index(entry);
      values[low.size() + entry] = high.value(entry);
    }
    return new SparseVector(indices, values);
  }
}
