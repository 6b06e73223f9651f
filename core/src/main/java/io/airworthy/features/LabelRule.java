package io.airworthy.features;

/// How the judgements of one turn become a label.
public sealed interface LabelRule {
  /// The most frequent score, the first given of equally frequent ones; positive below a bound.
  ///
  /// @param bound the lowest score that is not positive
  record MostFrequentScoreBelow(double bound) implements LabelRule {}

  /// Positive when any judgement carries the label, or the score 1.
  ///
  /// @param label the word, such as `handoff`
  record AnyWithLabel(String label) implements LabelRule {
    /// @throws IllegalArgumentException when the label is not lower-case letters and hyphens
    public AnyWithLabel {
      if (!label.matches("[a-z-]+")) {
        throw new IllegalArgumentException("a label is lower-case letters and hyphens: " + label);
      }
    }
  }

  /// SQL over a row of `feedback`: the judgement as a number, null when it says nothing here.
  default String verdict() {
    return switch (this) {
      case MostFrequentScoreBelow _ -> "score";
      case AnyWithLabel any ->
          "case when label = '%s' or score = 1 then 1 else 0 end".formatted(any.label());
    };
  }

  /// SQL order in which the deciding verdict of a tally of `votes` and `first_vote` comes first.
  default String preference() {
    return switch (this) {
      case MostFrequentScoreBelow _ -> "votes desc, first_vote";
      case AnyWithLabel _ -> "verdict desc";
    };
  }

  /// SQL truth over the deciding verdict.
  default String positive() {
    return switch (this) {
      case MostFrequentScoreBelow below -> "verdict < " + below.bound();
      case AnyWithLabel _ -> "verdict = 1";
    };
  }
}
