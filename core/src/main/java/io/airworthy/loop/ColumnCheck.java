package io.airworthy.loop;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.airworthy.AirworthyException;
import io.airworthy.lake.LakeView;
import io.airworthy.lake.SqlText;
import io.airworthy.loop.RenamedColumn.NewAttribute;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/// Finds the columns that an upstream change emptied: those whose share of missing values on a day
/// is far above that of the 28 days before. The span is that long so that a column stays out for
/// weeks after it vanished, not only until the gap has become usual.
///
/// A renamed attribute shows as a column that lost its values beside an attribute key never seen
/// before; a retyped one as quarantined rows that name the attribute.
final class ColumnCheck {
  /// Days compared with.
  private static final int EARLIER_DAYS = 28;

  /// Below this many rows on either side a share says too little.
  private static final long MINIMUM_ROWS = 50;

  /// A rise of the missing share by this much, absolute, quarantines a column.
  private static final double MAXIMUM_RISE = 0.3;

  private ColumnCheck() {}

  /// What the check found.
  ///
  /// @param emptied columns of `turns` to keep out of the run
  /// @param newAttributes attribute keys that came up on the day, most frequent first
  /// @param quarantined rows that were not stored on the day, by reason and attribute
  /// @param renamed which of the two first may be one and the same; not written when there is none
  record Findings(
      List<Emptied> emptied,
      List<String> newAttributes,
      List<QuarantinedRows> quarantined,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
          List<RenamedColumn> renamed) {

    /// The names of the emptied columns.
    List<String> emptiedColumns() {
      return emptied.stream().map(Emptied::column).toList();
    }

    /// The findings in words.
    List<String> sentences() {
      List<String> sentences = new ArrayList<>();
      for (Emptied column : emptied) {
        sentences.add(
            "column %s lost its values: %.0f%% missing on the day, %.0f%% in the 28 days before"
                .formatted(column.column(), 100 * column.missing(), 100 * column.missingBefore()));
      }
      if (!newAttributes.isEmpty()) {
        sentences.add("attributes never seen before: " + String.join(", ", newAttributes));
      }
      renamed.forEach(column -> sentences.add(column.sentence()));
      for (QuarantinedRows rows : quarantined) {
        sentences.add(rows.count() + " rows quarantined: " + rows.reason() + " " + rows.key());
      }
      return sentences;
    }
  }

  /// A column that lost its values.
  ///
  /// @param column its name in `turns`
  /// @param missing share of missing values on the day, 0 to 1
  /// @param missingBefore share in the days before, 0 to 1
  record Emptied(String column, double missing, double missingBefore) {}

  /// Rows that were not stored.
  ///
  /// @param reason why
  /// @param key the attribute concerned, empty when none
  /// @param count how many
  record QuarantinedRows(String reason, String key, long count) {}

  static Findings check(LakeView view, LocalDate day) {
    try {
      Emptying emptying = emptied(view, day);
      List<NewAttribute> attributes = newAttributes(view, day);
      return new Findings(
          emptying.columns(),
          attributes.stream().map(NewAttribute::key).toList(),
          quarantined(view, day),
          RenamedColumn.among(emptying.columns(), attributes, emptying.dayRows()));
    } catch (SQLException e) {
      throw AirworthyException.internal("the columns of " + day + " cannot be checked", e);
    }
  }

  /// @param columns those that lost their values
  /// @param dayRows turns of the day
  private record Emptying(List<Emptied> columns, long dayRows) {}

  private static Emptying emptied(LakeView view, LocalDate day) throws SQLException {
    List<Emptied> emptied = new ArrayList<>();
    long dayRows = 0;
    LocalDateTime start = day.atStartOfDay();
    try (PreparedStatement query = prepare(view, "missing_columns")) {
      query.setObject(1, start);
      query.setObject(2, start.minusDays(EARLIER_DAYS));
      query.setObject(3, start.plusDays(1));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          double missing = rows.getDouble("day_missing");
          double before = rows.getDouble("earlier_missing");
          dayRows = rows.getLong("day_rows");
          boolean enough = dayRows >= MINIMUM_ROWS && rows.getLong("earlier_rows") >= MINIMUM_ROWS;
          if (enough && missing - before > MAXIMUM_RISE) {
            emptied.add(new Emptied(rows.getString("column_name"), missing, before));
          }
        }
      }
    }
    return new Emptying(List.copyOf(emptied), dayRows);
  }

  private static List<NewAttribute> newAttributes(LakeView view, LocalDate day)
      throws SQLException {
    List<NewAttribute> keys = new ArrayList<>();
    try (PreparedStatement query = prepare(view, "new_attributes")) {
      query.setObject(1, day.atStartOfDay());
      query.setObject(2, day.plusDays(1).atStartOfDay());
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          keys.add(new NewAttribute(rows.getString("key"), rows.getLong("attributes")));
        }
      }
    }
    return List.copyOf(keys);
  }

  private static List<QuarantinedRows> quarantined(LakeView view, LocalDate day)
      throws SQLException {
    List<QuarantinedRows> counts = new ArrayList<>();
    try (PreparedStatement query = prepare(view, "quarantined_rows")) {
      query.setObject(1, day.atStartOfDay());
      query.setObject(2, day.plusDays(1).atStartOfDay());
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          counts.add(
              new QuarantinedRows(
                  rows.getString("reason"), rows.getString("key"), rows.getLong("quarantined")));
        }
      }
    }
    return List.copyOf(counts);
  }

  private static PreparedStatement prepare(LakeView view, String query) throws SQLException {
    return view.connection().prepareStatement(SqlText.of(ColumnCheck.class, query).complete());
  }
}
