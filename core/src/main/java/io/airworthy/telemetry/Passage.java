package io.airworthy.telemetry;

import java.util.List;

/// The texts that are judged together, each with its part.
record Passage(List<Part> parts, List<String> shape) {
  /// One text and its part.
  record Part(TextRole role, Utterance text) {}

  Passage {
    parts = List.copyOf(parts);
    shape = List.copyOf(shape);
  }

  /// One message that stands alone.
  static Passage of(Utterance message) {
    return new Passage(List.of(new Part(TextRole.MESSAGE, message)), List.of());
  }
}
