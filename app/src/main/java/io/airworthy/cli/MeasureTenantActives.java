package io.airworthy.cli;

import io.airworthy.measures.Gaps;
import io.airworthy.measures.Meter;
import io.airworthy.measures.TenantDay;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `measure tenant-actives`.
@Command(
    name = "tenant-actives",
    description = {
      "Distinct users of each tenant day by day, with weekly means and drops.",
      "In a FILE: tenant_id, user_id, event_time (ISO-8601 or epoch seconds; UTC), event_name."
    },
    mixinStandardHelpOptions = true)
final class MeasureTenantActives implements Callable<Integer> {
  @Mixin GlobalOptions global;
  @Mixin MeasuredTable table;

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

  @Override
  public Integer call() {
    Measured<List<TenantDay>> found = table.ask(global, meter -> meter.tenantActives(event, gaps));
    List<TenantDay> days = found.answer();
    global.answer(
        found.rows(days.stream().map(MeasureTenantActives::document).toList()),
        found.text(text(days)));
    return 0;
  }

  private static Map<String, @Nullable Object> document(TenantDay day) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("tenant_id", day.tenantId());
    document.put("event_date", day.eventDate().toString());
    document.put("dau", day.dau());
    document.put("avg_7d", day.avg7d());
    document.put("prev_avg_7d", day.prevAvg7d().isPresent() ? day.prevAvg7d().getAsDouble() : null);
    document.put("wau_7d", day.wau7d());
    document.put("is_drop_30pct", day.isDrop30pct() ? 1 : 0);
    return document;
  }

  private static String text(List<TenantDay> days) {
    TextTable text =
        new TextTable(
            "tenant_id", "event_date", "dau", "avg_7d", "prev_avg_7d", "wau_7d", "is_drop_30pct");
    for (TenantDay day : days) {
      text.row(
          day.tenantId(),
          day.eventDate().toString(),
          String.valueOf(day.dau()),
          rounded(OptionalDouble.of(day.avg7d())),
          rounded(day.prevAvg7d()),
          String.valueOf(day.wau7d()),
          day.isDrop30pct() ? "1" : "0");
    }
    return text.toString();
  }

  private static String rounded(OptionalDouble mean) {
    return mean.isPresent() ? String.format(Locale.ROOT, "%.2f", mean.getAsDouble()) : "-";
  }
}
