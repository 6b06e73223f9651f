package io.airworthy.cli;

import io.airworthy.Floored;
import io.airworthy.measures.Meter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `measure quantiles`.
@Command(
    name = "quantiles",
    description = "Quantiles (R-7) of a column of numbers; rows without a value are left out.")
final class MeasureQuantiles implements Callable<Integer> {
  @Mixin GlobalOptions global;
  @Mixin MeasuredTable table;
  @Mixin Approximation approximation;
  @Spec CommandSpec spec;

  @Option(names = "--of", paramLabel = "COLUMN", required = true, description = "the column")
  String of;

  @Option(
      names = "--q",
      paramLabel = "Q",
      split = ",",
      defaultValue = "0.5,0.95",
      description = "quantiles from 0 to 1 (default: ${DEFAULT-VALUE})")
  List<String> qs;

  @Override
  public Integer call() {
    double[] numbers = qs.stream().mapToDouble(this::number).toArray();
    table.requireNoFloorOfFile();
    Measured<Found> measured = table.ask(global, meter -> find(meter, numbers));
    Found found = measured.answer();
    Map<String, @Nullable Object> document = new TreeMap<>();
    TextTable text = new TextTable("q", of);
    for (int i = 0; i < numbers.length; i++) {
      Optional<Object> value = value(measured.floor().show(found.users(), found.values().get(i)));
      document.put(qs.get(i).strip(), value.orElse(null));
      text.row(qs.get(i).strip(), value.map(String::valueOf).orElse("-"));
    }
    String bound = "";
    if (approximation.wanted) {
      document.put("error_bound", Meter.quantilesErrorBound());
      bound = "values within " + 100 * Meter.quantilesErrorBound() + " % of the exact ones\n";
    }
    global.answer(measured.document(document), measured.text(text + bound));
    return 0;
  }

  /// @param users that have a value in the column
  private record Found(List<OptionalDouble> values, long users) {}

  private Found find(Meter meter, double... numbers) {
    List<OptionalDouble> values = answer(meter, numbers);
    return new Found(values, table.isFile() ? Long.MAX_VALUE : meter.usersBehind(of));
  }

  private static Optional<Object> value(Floored<OptionalDouble> quantile) {
    return quantile.either(
        q -> q.stream().<Object>mapToObj(v -> v).findFirst(), Optional.of(Floored.SUPPRESSED));
  }

  private List<OptionalDouble> answer(Meter meter, double... numbers) {
    return approximation.wanted
        ? meter.approximateQuantiles(of, numbers)
        : meter.quantiles(of, numbers);
  }

  private double number(String q) {
    try {
      return Double.parseDouble(q);
    } catch (NumberFormatException e) {
      throw new ParameterException(
          spec.commandLine(), "--q: found '" + q + "', expected numbers from 0 to 1", e);
    }
  }
}
