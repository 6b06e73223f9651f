package io.airworthy.benchmarks;

import java.util.Optional;
import java.util.OptionalDouble;

/// A line of the table.
public sealed interface Row {
  /// What was measured, or would have been.
  String name();

  /// Figures of one run.
  ///
  /// @param name what was measured
  /// @param unit of both samples
  /// @param ours what we took
  /// @param peer what the peer or the bare limit took, in the same run
  /// @param target the bar, where there is one
  /// @param peerName who the peer is; empty without one
  record Measured(
      String name,
      Unit unit,
      Sample ours,
      Optional<Sample> peer,
      Optional<Target> target,
      String peerName)
      implements Row {
    /// Seconds of a contest.
    public static Measured seconds(String name, Contest.Outcome outcome, String peerName) {
      return new Measured(
          name,
          Unit.SECONDS,
          outcome.ours(),
          Optional.of(outcome.peer()),
          Optional.empty(),
          peerName);
    }

    /// Figures without a peer.
    public static Measured alone(String name, Unit unit, Sample ours) {
      return new Measured(name, unit, ours, Optional.empty(), Optional.empty(), "");
    }

    /// The same with a bar.
    public Measured target(Target bar) {
      return new Measured(name, unit, ours, peer, Optional.of(bar), peerName);
    }

    /// Our median over the peer's.
    OptionalDouble ratio() {
      return peer.isPresent()
          ? OptionalDouble.of(ours.median() / peer.get().median())
          : OptionalDouble.empty();
    }

    /// Whether the bar is reached, where there is one.
    Optional<Boolean> isMet() {
      return target.map(bar -> bar.isMetBy(this));
    }
  }

  /// What could not be measured here.
  ///
  /// @param name what would have been measured
  /// @param reason why not, and what would help
  record Skipped(String name, String reason) implements Row {}

  /// What broke while it was measured.
  ///
  /// @param name what was to be measured
  /// @param reason what went wrong
  record Failed(String name, String reason) implements Row {}
}
