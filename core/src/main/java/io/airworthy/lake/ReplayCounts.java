package io.airworthy.lake;

/// What became of the rows that the quarantine held: `held = stored + duplicate + waiting`. The
/// tables grow by `stored`, and the quarantine shrinks by `stored + duplicate`.
///
/// @param held rows that were asked for
/// @param stored rows that were new, and are in the quarantine no more
/// @param duplicate rows that were there before, or held twice; they are in the quarantine no more
/// @param waiting rows that could not be known yet, by their own clock; they are still held
public record ReplayCounts(long held, long stored, long duplicate, long waiting) {
  /// @throws IllegalArgumentException when a count is negative or the equation does not hold
  public ReplayCounts {
    if (stored < 0 || duplicate < 0 || waiting < 0) {
      throw new IllegalArgumentException("a count is not negative");
    }
    if (held != stored + duplicate + waiting) {
      throw new IllegalArgumentException(
          "held %d is not stored %d + duplicate %d + waiting %d"
              .formatted(held, stored, duplicate, waiting));
    }
  }
}
