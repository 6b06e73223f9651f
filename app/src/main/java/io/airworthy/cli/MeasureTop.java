package io.airworthy.cli;

import io.airworthy.measures.ValueCount;
import java.util.List;
import java.util.concurrent.Callable;
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
    List<ValueCount> top = table.ask(meter -> meter.top(by, k));
    TextTable text = new TextTable(by, "count");
    top.forEach(entry -> text.row(entry.value(), String.valueOf(entry.count())));
    global.answer(top, text.toString());
    return 0;
  }
}
