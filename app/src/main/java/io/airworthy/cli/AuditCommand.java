package io.airworthy.cli;

import io.airworthy.AirworthyException;
import io.airworthy.evaluation.AuditDocument;
import io.airworthy.evaluation.AuditOptions;
import io.airworthy.evaluation.AuditReport;
import io.airworthy.evaluation.Column;
import io.airworthy.evaluation.FeatureTable;
import io.airworthy.evaluation.LeakageAudit;
import io.airworthy.evaluation.Table;
import io.airworthy.evaluation.TableReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Looks for columns that know the label in a flat table of features.
@Command(
    name = "audit",
    description =
        "Looks for columns of a training table that know the label. Exit code 1 when one is found.")
final class AuditCommand implements Callable<Integer> {
  @Mixin GlobalOptions global;

  @Parameters(paramLabel = "FILE", description = "CSV, JSON lines or Parquet; - is standard input")
  String file;

  @Option(names = "--label", required = true, paramLabel = "COL", description = "0 or 1")
  String label;

  @Option(
      names = "--session",
      paramLabel = "COL",
      description = "what rows belong together; never split")
  Optional<String> session = Optional.empty();

  @Option(
      names = "--time",
      paramLabel = "COL",
      description = "when a row was judged; without it the shuffled-time control cannot run")
  Optional<String> time = Optional.empty();

  @Option(
      names = "--ignore",
      paramLabel = "COL",
      split = ",",
      description = "columns that are no features")
  List<String> ignored = List.of();

  @Option(
      names = "--alarm",
      paramLabel = "AUROC",
      defaultValue = "0.70",
      description = "a single feature is suspect above this (default: ${DEFAULT-VALUE})")
  double alarm;

  @Override
  public Integer call() {
    AuditReport report =
        new LeakageAudit(options(), global.configuration.heads().claims())
            .audit(table(), List.of());
    global.answer(AuditDocument.of(report), text(report));
    return report.isFlagged() ? 1 : 0;
  }

  private AuditOptions options() {
    try {
      return AuditOptions.DEFAULTS.withAlarmAuroc(alarm);
    } catch (IllegalArgumentException e) {
      throw AirworthyException.badInput("--alarm: " + e.getMessage(), e);
    }
  }

  private FeatureTable table() {
    Table table = TableReader.read(file, System.in);
    int[] labels = table.labels(label);
    String[] sessions =
        session
            .map(table::groups)
            .orElseGet(
                () ->
                    IntStream.range(0, table.rows())
                        .mapToObj(Integer::toString)
                        .toArray(String[]::new));
    Optional<double[]> times = time.map(table::scores);
    ignored.forEach(table::column);
    Map<String, Column> features = new LinkedHashMap<>(table.columns());
    features.keySet().removeAll(ignored);
    features.remove(label);
    session.ifPresent(features::remove);
    time.ifPresent(features::remove);
    return new FeatureTable(features, labels, sessions, times);
  }

  private static String text(AuditReport report) {
    StringBuilder text = new StringBuilder();
    report
        .controls()
        .forEach(
            control ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "%-22s %-13s %s%n",
                        control.kind().title(),
                        control.outcome().name().toLowerCase(Locale.ROOT),
                        control.sentence())));
    report.findings().forEach(finding -> text.append("- ").append(finding.sentence()).append('\n'));
    return text.toString();
  }
}
