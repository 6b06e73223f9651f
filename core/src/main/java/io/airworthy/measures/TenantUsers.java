package io.airworthy.measures;

/// How many distinct users a tenant had in a window of days.
///
/// @param tenantId the tenant, which had an event by the end of the window
/// @param inWindow those of the window
/// @param inWeek those of the 7 days that end with the window
/// @param ever those of all time
public record TenantUsers(String tenantId, long inWindow, long inWeek, long ever) {
  /// The users that `inWindow` is about: where there are none, those of the week.
  long behindWindow() {
    return inWindow == 0 ? inWeek : inWindow;
  }
}
