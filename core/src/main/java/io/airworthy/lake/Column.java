package io.airworthy.lake;

import org.apache.iceberg.types.Types;

/// One column of a table, as `docs/formats/lake.md` lists it.
///
/// @param id the field id, fixed for ever
/// @param name its present name
/// @param type its type
/// @param presence whether it may be null
record Column(int id, String name, ColumnType type, Presence presence) {
  /// Whether a value may be missing.
  enum Presence {
    REQUIRED,
    OPTIONAL
  }

  static Column required(int id, String name, ColumnType type) {
    return new Column(id, name, type, Presence.REQUIRED);
  }

  static Column optional(int id, String name, ColumnType type) {
    return new Column(id, name, type, Presence.OPTIONAL);
  }

  Types.NestedField iceberg() {
    return switch (presence) {
      case REQUIRED -> Types.NestedField.required(id, name, type.iceberg());
      case OPTIONAL -> Types.NestedField.optional(id, name, type.iceberg());
    };
  }
}
