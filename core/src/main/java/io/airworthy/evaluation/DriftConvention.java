package io.airworthy.evaluation;

import java.util.Locale;

/// By which rules two samples are binned and compared. A figure always names its convention.
public enum DriftConvention {
  /// Bins fixed by the baseline's deciles or categories, with bins of their own for missing and
  /// for new values; shares at least 1e-4.
  QUANTILE(
      "bins fixed by the baseline's deciles or categories, missing and new values counted; shares"
          + " at least 1e-4"),
  /// The bins and rules of the Evidently library, for parity of figures.
  EVIDENTLY("Evidently's bins: Sturges over both samples or their categories, missing left out");

  private final String sentence;

  DriftConvention(String sentence) {
    this.sentence = sentence;
  }

  /// The name in files and on the command line.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The rules in a few words.
  public String sentence() {
    return sentence;
  }
}
