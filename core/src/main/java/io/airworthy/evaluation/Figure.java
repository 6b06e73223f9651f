package io.airworthy.evaluation;

import io.airworthy.stats.Interval;
import java.util.Optional;
import java.util.OptionalDouble;

/// A number that an evaluation answers, or the reason why there is none.
public sealed interface Figure {

  /// A number, with the interval of its likely values where one is known.
  ///
  /// @param number finite
  record Defined(double number, Optional<Interval> likely) implements Figure {
    /// @throws IllegalArgumentException when the number is not finite
    public Defined {
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException("a figure is finite, not " + number);
      }
    }
  }

  /// No number.
  ///
  /// @param why a few words for a person, such as `no negatives`
  record Undefined(String why) implements Figure {}

  /// A number without an interval.
  static Figure of(double number) {
    return new Defined(number, Optional.empty());
  }

  /// The number where there is one, else the reason.
  static Figure of(OptionalDouble number, String reason) {
    return number.isPresent() ? of(number.getAsDouble()) : undefined(reason);
  }

  /// No number, for this reason.
  static Figure undefined(String reason) {
    return new Undefined(reason);
  }

  /// The same figure with an interval where it is defined.
  default Figure within(Optional<Interval> interval) {
    return switch (this) {
      case Defined defined -> new Defined(defined.number, interval);
      case Undefined undefined -> undefined;
    };
  }

  /// The number, empty where undefined.
  default OptionalDouble value() {
    return switch (this) {
      case Defined defined -> OptionalDouble.of(defined.number);
      case Undefined _ -> OptionalDouble.empty();
    };
  }

  /// The interval, empty where undefined or unknown.
  default Optional<Interval> interval() {
    return switch (this) {
      case Defined defined -> defined.likely;
      case Undefined _ -> Optional.empty();
    };
  }

  /// Why there is no number, empty where there is one.
  default Optional<String> reason() {
    return switch (this) {
      case Defined _ -> Optional.empty();
      case Undefined undefined -> Optional.of(undefined.why);
    };
  }
}
