package io.airworthy.measures;

import java.time.LocalDate;
import java.util.OptionalDouble;

/// How many users a tenant had around one UTC day.
///
/// @param tenantId the tenant
/// @param eventDate the day
/// @param dau distinct users of the day
/// @param avg7d mean of `dau` over this row and the 6 before it, as far as there are rows
/// @param prevAvg7d mean of `dau` over the rows 13 to 7 before; empty when there is none
/// @param wau7d distinct users of the 7 calendar days that end with this one
public record TenantDay(
    String tenantId,
    LocalDate eventDate,
    long dau,
    double avg7d,
    OptionalDouble prevAvg7d,
    long wau7d) {
  private static final double DROPPED_TO = 0.7;

  /// Whether the mean fell by 30 percent or more: `avg7d <= 0.7 * prevAvg7d`, where `prevAvg7d` is
  /// there and not 0.
  public boolean isDrop30pct() {
    return prevAvg7d.isPresent()
        && prevAvg7d.getAsDouble() != 0
        && avg7d <= DROPPED_TO * prevAvg7d.getAsDouble();
  }
}
