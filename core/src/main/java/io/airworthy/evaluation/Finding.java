package io.airworthy.evaluation;

import io.airworthy.stats.Interval;
import java.util.Optional;

/// Something that looks as if a feature knew the answer.
///
/// @param kind which control found it
/// @param feature the feature or view concerned; empty when it concerns the whole table
/// @param measure what `value` is
/// @param value the evidence
/// @param interval its likely values, where known
/// @param limit what it was held against
/// @param sentence what was seen and what to ask, for people
public record Finding(
    Kind kind,
    Optional<String> feature,
    String measure,
    double value,
    Optional<Interval> interval,
    double limit,
    String sentence) {

  /// The controls of the audit.
  public enum Kind {
    /// A feature was not available before the cutoff.
    AVAILABILITY("feature availability"),
    /// One feature alone separates the classes too well.
    SINGLE_FEATURE("single-feature alarm"),
    /// A random split scores much better than one in the order of time.
    SHUFFLED_TIME("shuffled-time control"),
    /// The score is lost when the last events are cut off.
    TRUNCATION("truncation control");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    /// The name for people.
    public String title() {
      return title;
    }
  }
}
