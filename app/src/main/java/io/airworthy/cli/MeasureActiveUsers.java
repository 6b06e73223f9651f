package io.airworthy.cli;

import io.airworthy.measures.ActiveUsers;
import io.airworthy.measures.Meter;
import java.time.LocalDate;
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
    },
    mixinStandardHelpOptions = true)
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
    Measured<ActiveUsers> found = table.ask(global, this::answer);
    Map<String, @Nullable Object> document = document(found.answer());
    TextTable text = text(found.answer());
    if (approximation.wanted) {
      double bound = Meter.activeUsersErrorBound();
      document.put("error_bound", bound);
      text.row("users within, 95 of 100", String.format(Locale.ROOT, "%.1f %%", 100 * bound));
    }
    global.answer(found.document(document), found.text(text));
    return 0;
  }

  private ActiveUsers answer(Meter meter) {
    return approximation.wanted
        ? meter.approximateActiveUsers(windowDays)
        : meter.activeUsers(windowDays);
  }

  private static Map<String, @Nullable Object> document(ActiveUsers found) {
    Map<String, @Nullable Object> document = new TreeMap<>();
    document.put("max_distinct_users", found.maxDistinctUsers());
    document.put("window_days", found.windowDays());
    document.put("window_start", day(found.windowStart()));
    document.put("window_end", day(found.windowEnd()));
    document.put("events", found.events());
    document.put("users", found.users());
    return document;
  }

  private static @Nullable String day(Optional<LocalDate> day) {
    return day.map(LocalDate::toString).orElse(null);
  }

  private static TextTable text(ActiveUsers found) {
    String window =
        found
            .windowStart()
            .map(start -> start + " to " + found.windowEnd().orElseThrow())
            .orElse("no events");
    return new TextTable("measure", "value")
        .row("most distinct users", String.valueOf(found.maxDistinctUsers()))
        .row("in a window of days", String.valueOf(found.windowDays()))
        .row("the earliest", window)
        .row("events", String.valueOf(found.events()))
        .row("users", String.valueOf(found.users()));
  }
}
