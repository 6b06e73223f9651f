package io.airworthy.measures;

import io.airworthy.ComplementarySuppression;
import io.airworthy.Floored;
import io.airworthy.KFloor;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// [ActiveUsers] of which only what the floor lets through is shown.
///
/// The window is about the users of the window, events and users about those of all time. Of one
/// tenant they are hidden as well where those of all tenants, less those of the others, would give
/// a tenant away, as [ComplementarySuppression] says.
public record FlooredActiveUsers(
    Floored<Long> maxDistinctUsers,
    int windowDays,
    Floored<Optional<LocalDate>> windowStart,
    Floored<Optional<LocalDate>> windowEnd,
    Floored<Long> events,
    Floored<Long> users) {

  /// The active users of everybody.
  public static FlooredActiveUsers of(ActiveUsers found, KFloor floor) {
    return of(found, found.maxDistinctUsers(), found.users(), floor);
  }

  /// The active users of one tenant.
  ///
  /// @param tenants all of them, by the window that was found
  public static FlooredActiveUsers ofTenant(
      ActiveUsers found, String tenant, List<TenantUsers> tenants, KFloor floor) {
    return of(
        found,
        shown(tenant, tenants, TenantUsers::behindWindow, TenantUsers::inWindow, floor),
        shown(tenant, tenants, TenantUsers::ever, TenantUsers::ever, floor),
        floor);
  }

  /// The users behind a tenant's figure, or none where it is to be hidden for another's sake.
  private static long shown(
      String tenant,
      List<TenantUsers> tenants,
      ToLongFunction<TenantUsers> behind,
      ToLongFunction<TenantUsers> users,
      KFloor floor) {
    BitSet hidden = new BitSet();
    int place = -1;
    for (int i = 0; i < tenants.size(); i++) {
      hidden.set(i, floor.hides(behind.applyAsLong(tenants.get(i))));
      place = tenants.get(i).tenantId().equals(tenant) ? i : place;
    }
    long[] sizes = tenants.stream().mapToLong(users).toArray();
    boolean isHidden =
        place < 0 || ComplementarySuppression.ofDisjoint(hidden, sizes, floor).get(place);
    return isHidden ? 0 : behind.applyAsLong(tenants.get(place));
  }

  private static FlooredActiveUsers of(
      ActiveUsers found, long behindWindow, long behindAll, KFloor floor) {
    return new FlooredActiveUsers(
        floor.show(behindWindow, (long) found.maxDistinctUsers()),
        found.windowDays(),
        floor.show(behindWindow, found.windowStart()),
        floor.show(behindWindow, found.windowEnd()),
        floor.show(behindAll, found.events()),
        floor.show(behindAll, found.users()));
  }
}
