package io.airworthy.measures;

/// A column that a reader needs.
///
/// @param name its name in the file, exactly
/// @param type what its cells must hold
/// @param presence whether a cell may be missing
public record Column(String name, CellType type, Presence presence) {
  /// Whether a cell may be missing: an empty cell of CSV, a null, an absent key.
  public enum Presence {
    /// A missing cell is bad input.
    REQUIRED,
    /// A missing cell is read as null.
    OPTIONAL
  }

  /// A column without missing cells.
  public static Column required(String name, CellType type) {
    return new Column(name, type, Presence.REQUIRED);
  }

  /// A column whose cells may be missing.
  public static Column optional(String name, CellType type) {
    return new Column(name, type, Presence.OPTIONAL);
  }

  /// The SQL that is true where the cell is not as expected.
  String isBad(String cell, String sqlType) {
    String unread = type.read(cell, sqlType) + " is null";
    return switch (presence) {
      case REQUIRED -> unread;
      case OPTIONAL -> "(" + unread + " and nullif(cast(" + cell + " as varchar), '') is not null)";
    };
  }
}
