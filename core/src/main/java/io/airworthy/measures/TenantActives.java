package io.airworthy.measures;

import java.util.List;

/// The users of each tenant day by day.
///
/// @param days ordered by tenant and day
/// @param ahead what was left out for being dated after today
public record TenantActives(List<TenantDay> days, DaysAhead ahead) {
  public TenantActives {
    days = List.copyOf(days);
  }
}
