package io.airworthy.lake;

import java.nio.file.Path;

/// Something that a data directory's lake or journal says and does not hold.
///
/// @param kind what it means for the rows
/// @param where the file
/// @param what one line for a person, without anything from telemetry
public record LakeFault(Kind kind, Path where, String what) {
  /// What a fault means for the rows.
  public enum Kind {
    /// Rows that the catalogue counts cannot be read.
    ROWS_LOST,
    /// The whole lake, or a table of it, cannot be read.
    UNREADABLE,
    /// Bytes of the journal cannot be read.
    JOURNAL_DAMAGED,
    /// What could not be read of a journal file was set aside earlier.
    JOURNAL_SET_ASIDE
  }
}
