package io.airworthy.cli;

import io.airworthy.Floored;
import io.airworthy.KFloor;
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
    Map<String, @Nullable Object> document = document(found.answer(), found.floor());
    TextTable text = text(found.answer(), found.floor());
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

  private static Map<String, @Nullable Object> document(ActiveUsers found, KFloor floor) {
    long most = found.maxDistinctUsers();
    Map<String, @Nullable Object> document = new TreeMap<>();
    document.put("max_distinct_users", value(floor.show(most, most)));
    document.put("window_days", found.windowDays());
    document.put("window_start", day(floor.show(most, found.windowStart())));
    document.put("window_end", day(floor.show(most, found.windowEnd())));
    document.put("events", value(floor.show(found.users(), found.events())));
    document.put("users", value(floor.show(found.users(), found.users())));
    return document;
  }

  private static Object value(Floored<Long> figure) {
    return figure.<Object>either(number -> number, Floored.SUPPRESSED);
  }

  private static @Nullable String day(Floored<Optional<LocalDate>> day) {
    return day.either(d -> d.map(LocalDate::toString), Optional.of(Floored.SUPPRESSED))
        .orElse(null);
  }

  private static TextTable text(ActiveUsers found, KFloor floor) {
    String window =
        found
            .windowStart()
            .map(start -> start + " to " + found.windowEnd().orElseThrow())
            .orElse("no events");
    long most = found.maxDistinctUsers();
    return new TextTable("measure", "value")
        .row("most distinct users", floor.show(most, most).text(String::valueOf))
        .row("in a window of days", String.valueOf(found.windowDays()))
        .row("the earliest", floor.show(most, window).text(w -> w))
        .row("events", floor.show(found.users(), found.events()).text(String::valueOf))
        .row("users", floor.show(found.users(), found.users()).text(String::valueOf));
  }
}
