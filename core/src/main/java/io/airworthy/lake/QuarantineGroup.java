package io.airworthy.lake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Rows and attributes that could not be kept for one reason, counted over all days.
///
/// @param signal `traces` or `logs`
/// @param reason why
/// @param key the attribute concerned, or the place of what could not be decoded; empty when none
/// @param schemaFingerprint names the attribute keys and value types of such rows
/// @param firstDay the first UTC day such a row was seen on
/// @param lastDay the last one
/// @param rows how many, at least 1
public record QuarantineGroup(
    String signal,
    String reason,
    String key,
    String schemaFingerprint,
    LocalDate firstDay,
    LocalDate lastDay,
    long rows) {

  /// Every group of a lake, the most frequent first.
  public static List<QuarantineGroup> of(LakeView lake) {
    List<QuarantineGroup> groups = new ArrayList<>();
    new Database(lake.connection())
        .forEach(
            SqlText.of(QuarantineGroup.class, "quarantine-groups"), row -> groups.add(group(row)));
    return List.copyOf(groups);
  }

  private static QuarantineGroup group(ResultSet row) throws SQLException {
    return new QuarantineGroup(
        row.getString("signal"),
        row.getString("reason"),
        row.getString("key"),
        row.getString("schema_fingerprint"),
        LocalDate.parse(row.getString("first_day")),
        LocalDate.parse(row.getString("last_day")),
        row.getLong("rows"));
  }
}
