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
/// @param contract the contract by which they were refused; empty in entries of before it was kept
/// @param firstDay the first UTC day such a row was seen on
/// @param lastDay the last one
/// @param rows how many, at least 1
/// @param held of how many the row is held, to be replayed; at most `rows`
public record QuarantineGroup(
    String signal,
    String reason,
    String key,
    String schemaFingerprint,
    String contract,
    LocalDate firstDay,
    LocalDate lastDay,
    long rows,
    long held) {

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
        row.getString("contract"),
        LocalDate.parse(row.getString("first_day")),
        LocalDate.parse(row.getString("last_day")),
        row.getLong("rows"),
        row.getLong("held"));
  }
}
