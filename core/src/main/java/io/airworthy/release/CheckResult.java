package io.airworthy.release;

import java.util.OptionalDouble;

/// What one check of the gate found.
public sealed interface CheckResult {
  /// The figures and the reason behind the result.
  Finding finding();

  /// The evidence suffices and meets the threshold.
  record Pass(Finding finding) implements CheckResult {}

  /// The evidence suffices and misses the threshold.
  record Fail(Finding finding) implements CheckResult {}

  /// The evidence is missing or too thin to say.
  record Inconclusive(Finding finding) implements CheckResult {}

  /// The result as an outcome.
  default Outcome outcome() {
    return switch (this) {
      case Pass pass -> Outcome.PASS;
      case Fail fail -> Outcome.FAIL;
      case Inconclusive inconclusive -> Outcome.INCONCLUSIVE;
    };
  }

  /// A check's figures.
  ///
  /// @param check the check's name, such as `average-precision`
  /// @param reason why the result is what it is, in words
  /// @param observed the figure that was judged; empty when there is none
  /// @param threshold what it was judged against
  /// @param n the rows, sessions or features behind the figure
  record Finding(
      String check, String reason, OptionalDouble observed, OptionalDouble threshold, long n) {
    CheckResult pass() {
      return new Pass(this);
    }

    CheckResult fail() {
      return new Fail(this);
    }

    CheckResult inconclusive() {
      return new Inconclusive(this);
    }
  }
}
