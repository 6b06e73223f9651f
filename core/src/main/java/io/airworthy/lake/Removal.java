package io.airworthy.lake;

/// How many rows were taken out of the lake's tables.
public record Removal(long turns, long feedback, long changes, long quarantine) {
  /// Nothing.
  public static final Removal NONE = new Removal(0, 0, 0, 0);

  /// These and some more of a table.
  Removal plus(LakeTable table, long rows) {
    return switch (table) {
      case TURNS -> new Removal(turns + rows, feedback, changes, quarantine);
      case FEEDBACK -> new Removal(turns, feedback + rows, changes, quarantine);
      case CHANGES -> new Removal(turns, feedback, changes + rows, quarantine);
      case QUARANTINE -> new Removal(turns, feedback, changes, quarantine + rows);
    };
  }

  /// Rows of all tables.
  public long rows() {
    return turns + feedback + changes + quarantine;
  }
}
