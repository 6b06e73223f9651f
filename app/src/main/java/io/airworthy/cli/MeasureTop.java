package io.airworthy.cli;

import io.airworthy.Floored;
import io.airworthy.KFloor;
import io.airworthy.measures.ApproximateTop;
import io.airworthy.measures.Meter;
import io.airworthy.measures.ValueCount;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `measure top`.
@Command(
    name = "top",
    description = "The most frequent values of a column; rows without a value are left out.")
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
    table.requireNoFloorOfFile();
    Measured<Found> found = table.ask(global, this::find);
    long bound = found.answer().top().errorBound();
    List<Floored<ValueCount>> top = found.answer().under(found.floor());
    TextTable text = new TextTable(by, "count");
    for (Floored<ValueCount> entry : top) {
      text.row(entry.text(ValueCount::value), entry.text(v -> String.valueOf(v.count())));
    }
    String remark =
        approximation.wanted
            ? "a value not listed has at most " + bound + " rows more than the last one\n"
            : "";
    global.answer(
        found.rows(top.stream().map(entry -> document(entry, bound)).toList()),
        found.text(text + remark));
    return 0;
  }

  /// @param users behind each value
  private record Found(ApproximateTop top, List<Long> users) {
    List<Floored<ValueCount>> under(KFloor floor) {
      return IntStream.range(0, users.size())
          .mapToObj(i -> floor.show(users.get(i), top.values().get(i)))
          .toList();
    }
  }

  private Found find(Meter meter) {
    ApproximateTop top = answer(meter);
    return new Found(top, users(meter, top.values()));
  }

  private List<Long> users(Meter meter, List<ValueCount> values) {
    return table.isFile()
        ? Collections.nCopies(values.size(), Long.MAX_VALUE)
        : meter.usersBehind(by, values);
  }

  private ApproximateTop answer(Meter meter) {
    return approximation.wanted
        ? meter.approximateTop(by, k)
        : new ApproximateTop(meter.top(by, k), 0);
  }

  private Map<String, @Nullable Object> document(Floored<ValueCount> entry, long bound) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("value", entry.text(ValueCount::value));
    document.put("count", entry.<Object>either(ValueCount::count, Floored.SUPPRESSED));
    if (approximation.wanted) {
      document.put("error_bound", bound);
    }
    return document;
  }
}
