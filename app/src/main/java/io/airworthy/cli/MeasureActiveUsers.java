package io.airworthy.cli;

import io.airworthy.Floored;
import io.airworthy.KFloor;
import io.airworthy.measures.ActiveUsers;
import io.airworthy.measures.FlooredActiveUsers;
import io.airworthy.measures.Meter;
import io.airworthy.measures.TenantUsers;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `measure active-users`.
@Command(
    name = "active-users",
    description = {
      "The most distinct users of any window of consecutive UTC days.",
      "In a FILE: timestamp (UTC epoch seconds), user_id."
    })
final class MeasureActiveUsers implements Callable<Integer> {
  @Mixin GlobalOptions global;
  @Mixin MeasuredTable table;
  @Mixin Approximation approximation;

  @Option(
      names = "--window-days",
      paramLabel = "N",
      defaultValue = "30",
      description = "length of a window (default: ${DEFAULT-VALUE})")
  int windowDays;

  @Override
  public Integer call() {
    Measured<Found> measured = table.askBeside(global, this::find);
    FlooredActiveUsers found = floored(measured.answer(), measured.floor());
    Map<String, @Nullable Object> document = document(found);
    TextTable text = text(found);
    if (approximation.wanted) {
      double bound = Meter.activeUsersErrorBound();
      document.put("error_bound", bound);
      text.row("users within, 95 of 100", String.format(Locale.ROOT, "%.1f %%", 100 * bound));
    }
    global.answer(measured.document(document), measured.text(text));
    return 0;
  }

  /// @param tenants all of them by the window that was found, where one was chosen
  private record Found(ActiveUsers users, List<TenantUsers> tenants) {}

  private Found find(Meter chosen, Meter all) {
    ActiveUsers users =
        approximation.wanted
            ? chosen.approximateActiveUsers(windowDays)
            : chosen.activeUsers(windowDays);
    return new Found(
        users,
        table.tenant.isPresent() && users.windowStart().isPresent()
            ? all.tenantUsers(users.windowStart().get(), users.windowEnd().orElseThrow())
            : List.of());
  }

  private FlooredActiveUsers floored(Found found, KFloor floor) {
    return table
        .tenant
        .map(t -> FlooredActiveUsers.ofTenant(found.users(), t, found.tenants(), floor))
        .orElseGet(() -> FlooredActiveUsers.of(found.users(), floor));
  }

  private static Map<String, @Nullable Object> document(FlooredActiveUsers found) {
    Map<String, @Nullable Object> document = new TreeMap<>();
    document.put("max_distinct_users", value(found.maxDistinctUsers()));
    document.put("window_days", found.windowDays());
    document.put("window_start", day(found.windowStart()));
    document.put("window_end", day(found.windowEnd()));
    document.put("events", value(found.events()));
    document.put("users", value(found.users()));
    return document;
  }

  private static Object value(Floored<Long> figure) {
    return figure.<Object>either(number -> number, Floored.SUPPRESSED);
  }

  private static @Nullable String day(Floored<Optional<LocalDate>> day) {
    return day.either(d -> d.map(LocalDate::toString), Optional.of(Floored.SUPPRESSED))
        .orElse(null);
  }

  private static TextTable text(FlooredActiveUsers found) {
    return new TextTable("measure", "value")
        .row("most distinct users", found.maxDistinctUsers().text(String::valueOf))
        .row("in a window of days", String.valueOf(found.windowDays()))
        .row("the earliest", window(found))
        .row("events", found.events().text(String::valueOf))
        .row("users", found.users().text(String::valueOf));
  }

  private static String window(FlooredActiveUsers found) {
    return found
        .windowStart()
        .text(
            start ->
                start
                    .map(day -> day + " to " + day.plusDays(found.windowDays() - 1L))
                    .orElse("no events"));
  }
}
