package io.airworthy.cli;

import static io.airworthy.Floored.SUPPRESSED;

import io.airworthy.Floored;
import io.airworthy.KFloor;
import io.airworthy.measures.DaysAhead;
import io.airworthy.measures.FlooredTenantDay;
import io.airworthy.measures.Gaps;
import io.airworthy.measures.Meter;
import io.airworthy.measures.TenantActives;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `measure tenant-actives`.
@Command(
    name = "tenant-actives",
    description = {
      "Distinct users of each tenant day by day, with weekly means and drops.",
      "In a FILE: tenant_id, user_id, event_time (ISO-8601 or epoch seconds; UTC), event_name."
    })
final class MeasureTenantActives implements Callable<Integer> {
  @Mixin GlobalOptions global;
  @Mixin MeasuredTable table;
  @Spec CommandSpec spec;

  @Option(
      names = "--gaps",
      paramLabel = "calendar|rows",
      defaultValue = "calendar",
      converter = GapsConverter.class,
      description = "silent days are rows of zero, or no rows (default: ${DEFAULT-VALUE})")
  Gaps gaps;

  @Option(
      names = "--event",
      paramLabel = "NAME",
      defaultValue = Meter.CHAT_TURN,
      description = "the event_name that counts (default: ${DEFAULT-VALUE})")
  String event;

  /// A file's calendar ends with its data, whatever the clock says: the same file, the same answer.
  private static final LocalDate EVER = LocalDate.of(9999, 12, 31);

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() {
    LocalDate today = table.isFile() ? EVER : LocalDate.now(clock);
    Measured<TenantActives> found =
        table.askBeside(global, (chosen, all) -> all.tenantActives(event, gaps, today));
    requireSilentDays(found.floor());
    remark(found.answer().ahead(), today, found.floor()).ifPresent(global.err()::println);
    List<FlooredTenantDay> days =
        FlooredTenantDay.of(found.answer().days(), found.floor()).stream()
            .filter(day -> table.chooses(day.tenantId()))
            .toList();
    global.answer(
        found.rows(days.stream().map(MeasureTenantActives::document).toList()),
        found.text(text(days)));
    return 0;
  }

  /// What is said of events that the calendar leaves out.
  private static Optional<String> remark(DaysAhead ahead, LocalDate today, KFloor floor) {
    return ahead
        .latest()
        .map(
            latest ->
                "events dated after %s: %s; was a clock wrong? The calendar ends before them"
                    .formatted(
                        today,
                        floor
                            .show(ahead.users(), ahead)
                            .text(all -> "%,d, the latest %s".formatted(all.events(), latest))));
  }

  /// Refuses rows that would tell on which days a few users came.
  private void requireSilentDays(KFloor floor) {
    if (gaps == Gaps.ROWS && !floor.equals(KFloor.NONE)) {
      throw new ParameterException(
          spec.commandLine(),
          "--gaps rows tells on which days a few users came; under a floor, as of the lake, choose"
              + " calendar");
    }
  }

  private static Map<String, @Nullable Object> document(FlooredTenantDay day) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("tenant_id", day.tenantId());
    document.put("event_date", day.eventDate().toString());
    document.put("dau", value(day.dau()));
    document.put("avg_7d", value(day.avg7d()));
    document.put("prev_avg_7d", mean(day.prevAvg7d()));
    document.put("wau_7d", value(day.wau7d()));
    document.put("is_drop_30pct", day.isDrop30pct().<Object>either(d -> d ? 1 : 0, SUPPRESSED));
    return document;
  }

  private static Object value(Floored<?> figure) {
    return figure.<Object>either(number -> number, SUPPRESSED);
  }

  private static @Nullable Object mean(Floored<OptionalDouble> mean) {
    return mean.<Optional<Object>>either(
            m -> m.stream().<Object>mapToObj(v -> v).findFirst(), Optional.of(SUPPRESSED))
        .orElse(null);
  }

  private static String text(List<FlooredTenantDay> days) {
    TextTable text =
        new TextTable(
            "tenant_id", "event_date", "dau", "avg_7d", "prev_avg_7d", "wau_7d", "is_drop_30pct");
    for (FlooredTenantDay day : days) {
      text.row(
          day.tenantId(),
          day.eventDate().toString(),
          day.dau().text(String::valueOf),
          day.avg7d().text(mean -> rounded(OptionalDouble.of(mean))),
          day.prevAvg7d().text(MeasureTenantActives::rounded),
          day.wau7d().text(String::valueOf),
          day.isDrop30pct().text(drop -> drop ? "1" : "0"));
    }
    return text.toString();
  }

  private static String rounded(OptionalDouble mean) {
    return mean.isPresent() ? String.format(Locale.ROOT, "%.2f", mean.getAsDouble()) : "-";
  }
}
