package io.airworthy.measures;

/// What a tenant's silent days are.
public enum Gaps {
  /// Rows of zero users: every day from the tenant's first day to the data's last day, or to
  /// today where only some of it lies ahead, is a row.
  CALENDAR,
  /// Nothing: only days with an eligible event are rows, and windows count rows.
  ROWS
}
