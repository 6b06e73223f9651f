package io.airworthy.release;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a gate decides.
public enum Outcome {
  /// Every check passed on sufficient evidence.
  PASS,
  /// At least one check failed; final for this candidate.
  FAIL,
  /// Nothing failed, but evidence is missing or too thin; the release is held.
  INCONCLUSIVE;

  /// The outcome as files and the command line spell it: `pass`, `fail`, `inconclusive`.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Outcome> parse(String label) {
    return Arrays.stream(values()).filter(outcome -> outcome.label().equals(label)).findFirst();
  }
}
