package io.airworthy.cli;

import io.airworthy.measures.ApproximateTop;
import io.airworthy.measures.Meter;
import io.airworthy.measures.ValueCount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `measure top`.
@Command(
    name = "top",
    description = "The most frequent values of a column; rows without a value are left out.",
    mixinStandardHelpOptions = true)
final class MeasureTop implements Callable<Integer> {
  @Mixin GlobalOptions global;
  @Mixin MeasuredTable table;
  @Mixin Approximation approximation;

  @Option(
      names = "--k",
      paramLabel = "K",
      defaultValue = "10",
      description = "how many at most (default: ${DEFAULT-VALUE})")
  int k;

  @Option(names = "--by", paramLabel = "COLUMN", required = true, description = "the column")
  String by;

  @Override
  public Integer call() {
    Measured<ApproximateTop> found = table.ask(global, this::answer);
    long bound = found.answer().errorBound();
    List<ValueCount> top = found.answer().values();
    TextTable text = new TextTable(by, "count");
    top.forEach(entry -> text.row(entry.value(), String.valueOf(entry.count())));
    String remark =
        approximation.wanted
            ? "a value not listed has at most " + bound + " rows more than the last one\n"
            : "";
    global.answer(
        found.rows(top.stream().map(entry -> document(entry, bound)).toList()),
        found.text(text + remark));
    return 0;
  }

  private ApproximateTop answer(Meter meter) {
    return approximation.wanted
        ? meter.approximateTop(by, k)
        : new ApproximateTop(meter.top(by, k), 0);
  }

  private Map<String, @Nullable Object> document(ValueCount entry, long bound) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("value", entry.value());
    document.put("count", entry.count());
    if (approximation.wanted) {
      document.put("error_bound", bound);
    }
    return document;
  }
}
