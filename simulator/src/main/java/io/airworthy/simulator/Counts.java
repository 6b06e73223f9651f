package io.airworthy.simulator;

/// What was written.
///
/// @param sessions sessions that began
/// @param turns spans
/// @param feedback judgements: ratings and handoffs
/// @param flights feature-flag evaluations
/// @param changes releases, template and routing changes
/// @param lines lines of OTLP JSON
public record Counts(
    long sessions, long turns, long feedback, long flights, long changes, long lines) {
  /// Nothing.
  public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

  /// Sum of two counts.
  public Counts plus(Counts other) {
    return new Counts(
        sessions + other.sessions,
        turns + other.turns,
        feedback + other.feedback,
        flights + other.flights,
        changes + other.changes,
        lines + other.lines);
  }
}
