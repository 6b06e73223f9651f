package io.airworthy.cli;

import io.airworthy.AirworthyException;
import io.airworthy.evaluation.ColumnDrift;
import io.airworthy.evaluation.ComparisonDocument;
import io.airworthy.evaluation.DriftConvention;
import io.airworthy.evaluation.Figure;
import io.airworthy.evaluation.TableComparer;
import io.airworthy.evaluation.TableComparison;
import io.airworthy.evaluation.TableReader;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Drift of every column between two files.
@Command(name = "compare", description = "Drift of every column between two files.")
final class CompareCommand implements Callable<Integer> {
  @Mixin GlobalOptions global;

  @Parameters(index = "0", paramLabel = "BASELINE", description = "what is compared with")
  String baseline;

  @Parameters(index = "1", paramLabel = "CURRENT", description = "what is compared")
  String current;

  @Option(
      names = "--convention",
      defaultValue = "quantile",
      paramLabel = "quantile|evidently",
      description = "how values are binned (default: ${DEFAULT-VALUE})")
  String convention;

  @Override
  public Integer call() {
    DriftConvention rules = convention();
    if (baseline.equals("-") && current.equals("-")) {
      throw AirworthyException.badInput("only one of the two files can be standard input");
    }
    TableComparison comparison =
        new TableComparer(rules)
            .compare(TableReader.read(baseline, System.in), TableReader.read(current, System.in));
    global.answer(ComparisonDocument.of(comparison), text(comparison));
    return 0;
  }

  private DriftConvention convention() {
    for (DriftConvention known : DriftConvention.values()) {
      if (known.wireName().equals(convention)) {
        return known;
      }
    }
    throw AirworthyException.badInput(
        "--convention is quantile or evidently, not a word of " + convention.length() + " letters");
  }

  private static String text(TableComparison comparison) {
    StringBuilder text = new StringBuilder();
    line(text, "column", "PSI", "if nothing changed", "JS", "KS", "Wasserstein", "missing");
    comparison.columns().forEach((name, drift) -> line(text, name, drift));
    text.append("PSI over ").append(comparison.convention().sentence()).append('\n');
    comparison.onlyInBaseline().forEach(c -> text.append("only in baseline: " + c + "\n"));
    comparison.onlyInCurrent().forEach(c -> text.append("only in current: " + c + "\n"));
    comparison
        .retyped()
        .forEach(
            (name, types) ->
                text.append(
                    "retyped: "
                        + name
                        + ", "
                        + types.baseline()
                        + " to "
                        + types.current()
                        + "\n"));
    return text.toString();
  }

  private static void line(StringBuilder text, String name, ColumnDrift drift) {
    line(
        text,
        name,
        figure(drift.psi()),
        figure(drift.psiNull()),
        figure(drift.js()),
        figure(drift.ks()),
        figure(drift.wasserstein()),
        figure(drift.missingBaseline()) + " to " + figure(drift.missingCurrent()));
  }

  private static void line(StringBuilder text, Object... cells) {
    text.append(String.format(Locale.ROOT, "%-24s %10s %18s %10s %10s %12s  %s%n", cells));
  }

  private static String figure(Figure figure) {
    return figure.value().isPresent()
        ? String.format(Locale.ROOT, "%.6f", figure.value().getAsDouble())
        : "-";
  }
}
