package io.airworthy.training;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// The kinds of model that are trained, the simpler first.
public enum Family {
  /// L2-penalised logistic regression.
  LOGISTIC,
  /// Gradient-boosted trees.
  TREES;

  /// The name in files and on the command line.
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
