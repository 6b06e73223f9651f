package io.airworthy.loop;

import java.util.ArrayList;
import java.util.List;

/// A column that lost about as many values as a new attribute brought: perhaps its key was changed.
///
/// @param column its name in `turns`
/// @param attribute a key that no mapping names and that was never seen before
/// @param lost values that the column lacks against the days before
/// @param found how often the attribute came up
record RenamedColumn(String column, String attribute, long lost, long found) {
  /// How far the two may be apart, as a share of what was lost.
  private static final double TOLERANCE = 0.1;

  /// An attribute key that came up for the first time.
  record NewAttribute(String key, long count) {}

  /// Every pair whose counts match.
  static List<RenamedColumn> among(
      List<ColumnCheck.Emptied> emptied, List<NewAttribute> attributes, long rows) {
    List<RenamedColumn> renamed = new ArrayList<>();
    for (ColumnCheck.Emptied column : emptied) {
      long lost = Math.round((column.missing() - column.missingBefore()) * rows);
      for (NewAttribute attribute : attributes) {
        if (Math.abs(attribute.count() - lost) <= TOLERANCE * lost) {
          renamed.add(new RenamedColumn(column.column(), attribute.key(), lost, attribute.count()));
        }
      }
    }
    return renamed;
  }

  /// The suspicion in words.
  String sentence() {
    return "renamed? column %s lost %d values, attribute %s came up %d times"
        .formatted(column, lost, attribute, found);
  }
}
