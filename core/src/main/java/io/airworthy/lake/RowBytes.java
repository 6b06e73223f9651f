package io.airworthy.lake;

import java.util.List;

/// A row as the bytes of a payload, and what decides where it goes.
///
/// @param payload whose bytes they are
/// @param from where they begin
/// @param to behind their end
/// @param micros the table's time, microseconds since the epoch
/// @param keyHash of what makes the row the same as another; any number where nothing does
record RowBytes(RecordPayload payload, int from, int to, long micros, long keyHash) {

  /// Checks the row and finds out where it goes.
  ///
  /// @param fields to read it with
  static RowBytes of(RecordPayload payload, LakeTable table, int from, int to, FieldReader fields) {
    payload.read(from, to, fields);
    for (Column column : table.columns()) {
      fields.check(column);
    }
    long micros = fields.number(table.time().id());
    return new RowBytes(payload, from, to, micros, KeyHash.of(fields, table.keyColumns()));
  }

  /// What makes it the same as another, value by value.
  List<Object> key(LakeTable table, FieldReader fields) {
    read(fields);
    return table.keyColumns().stream().map(fields::keyValue).toList();
  }

  void read(FieldReader fields) {
    payload.read(from, to, fields);
  }
}
