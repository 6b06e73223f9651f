package io.airworthy.dashboard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.airworthy.loop.DailyResult;
import java.util.List;

/// What the overview page shows, as text.
///
/// @param period the days covered
/// @param tiles the latest figures
/// @param charts what is drawn, by names of series
/// @param drops tenants whose users dropped
/// @param changes what was changed, newest first
/// @param runs the daily runs, newest first
/// @param data what the charts draw, as JSON
public record Overview(
    String period,
    List<Tile> tiles,
    List<Chart> charts,
    List<DroppedTenant> drops,
    List<ChangeLine> changes,
    List<RunLine> runs,
    String data) {

  /// One figure.
  ///
  /// @param tone a class of the style sheet, or empty
  /// @param remark what it means, and of which day
  public record Tile(String name, String value, String tone, String remark) {}

  /// One chart.
  ///
  /// @param note the definition of what is drawn
  /// @param series names of series, separated by blanks
  /// @param format `count`, `percent` or `ms`
  /// @param zero `yes` when the axis begins at zero
  public record Chart(String title, String note, String series, String format, String zero) {}

  /// A tenant whose users dropped.
  public record DroppedTenant(
      String tenant, String since, String until, String average, String previous, String change) {}

  /// A change event.
  public record ChangeLine(String day, String kind, String subject, String value) {}

  /// A daily run.
  public record RunLine(
      String id,
      String date,
      String decision,
      String rows,
      String positives,
      String family,
      String averagePrecision,
      String auroc,
      String ece,
      String reason,
      boolean hasReport) {}

  /// The overview of what the lake and the runs say.
  static Overview of(Latest.Answer<Figures> figures, List<DailyResult> runs) {
    return new OverviewText(figures.content(), figures.outdated(), runs).overview();
  }

  /// Whether there is nothing to show yet.
  public boolean isEmpty() {
    return tiles.isEmpty();
  }

  /// The same figures as a document.
  static ObjectNode document(Latest.Answer<Figures> figures, List<DailyResult> runs) {
    return OverviewData.document(figures.content(), runs).put("outdated", figures.outdated());
  }
}
