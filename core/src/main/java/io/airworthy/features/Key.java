package io.airworthy.features;

import java.util.List;

/// What the rows of a feature view are about; labels and features meet where all columns are equal.
///
/// Columns are compared one by one, never concatenated: `('1', '23')` is not `('12', '3')`. A null
/// in any of them meets nothing.
///
/// @param name such as `session`
/// @param columns one or more columns that labels and features both have
record Key(String name, List<String> columns) {
  static final Key SESSION = new Key("session", List.of("session_no"));
  static final Key USER = new Key("user", List.of("user_no"));
  static final Key TENANT = new Key("tenant", List.of("tenant_no"));
  static final Key TEMPLATE = new Key("template", List.of("template_no"));

  Key {
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("the key " + name + " has no column");
    }
    columns = List.copyOf(columns);
  }
}
