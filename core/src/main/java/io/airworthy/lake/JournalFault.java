package io.airworthy.lake;

import java.nio.file.Path;

/// Bytes of a journal that could not be read when it was opened.
///
/// @param kind what they are
/// @param segment the file
/// @param from offset of the first
/// @param to offset behind the last; `from` when whole records are missing there
public record JournalFault(Kind kind, Path segment, long from, long to) {
  /// What unreadable bytes are.
  public enum Kind {
    /// The end of what was being written when the process died; never acknowledged.
    TORN_TAIL,
    /// Bytes that were overwritten or lost; rows may be missing.
    DAMAGE
  }

  /// One line for a person.
  @Override
  public String toString() {
    return switch (kind) {
      case TORN_TAIL ->
          "%s: torn tail at byte %d, %d bytes cut off".formatted(segment, from, to - from);
      case DAMAGE ->
          "%s: damaged at byte %d, %d bytes unreadable; everything else was recovered"
              .formatted(segment, from, to - from);
    };
  }
}
