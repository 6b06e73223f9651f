package io.airworthy.cli;

import io.airworthy.AirworthyException;
import io.airworthy.evaluation.Evaluation;
import io.airworthy.evaluation.EvaluationDocument;
import io.airworthy.evaluation.EvaluationReport;
import io.airworthy.evaluation.Evaluator;
import io.airworthy.evaluation.EvaluatorOptions;
import io.airworthy.evaluation.ReportPage;
import io.airworthy.evaluation.ScoredRows;
import io.airworthy.evaluation.Table;
import io.airworthy.evaluation.TableReader;
import io.airworthy.training.OperatingRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Every offline metric of a scored file.
@Command(
    name = "evaluate",
    description = "Every offline metric of a scored file, with intervals and slices.")
final class EvaluateCommand implements Callable<Integer> {
  @Mixin GlobalOptions global;

  @Parameters(paramLabel = "FILE", description = "CSV, JSON lines or Parquet; - is standard input")
  String file;

  @Option(
      names = "--label",
      paramLabel = "COL",
      defaultValue = "y_true",
      description = "the truth, 0 or 1 (default: ${DEFAULT-VALUE})")
  String label;

  @Option(
      names = "--score",
      paramLabel = "COL",
      defaultValue = "y_score",
      description = "the score, higher means more likely 1 (default: ${DEFAULT-VALUE})")
  String score;

  @Option(
      names = "--slice",
      paramLabel = "COL",
      split = ",",
      arity = "1..*",
      description = "columns to slice by")
  List<String> slices = List.of();

  @Option(
      names = "--session",
      paramLabel = "COL",
      description = "what rows belong together; the bootstrap draws it whole")
  Optional<String> session = Optional.empty();

  @Option(
      names = "--min-slice-rows",
      paramLabel = "N",
      defaultValue = "30",
      description = "fewer rows are too few for figures (default: ${DEFAULT-VALUE})")
  int minimumSliceRows;

  @ArgGroup(exclusive = true)
  Rule rule = new Rule();

  @Option(
      names = "--report",
      paramLabel = "HTML",
      description = "also write a page to open in a browser")
  Optional<Path> report = Optional.empty();

  /// How the operating point is chosen.
  static final class Rule {
    @Option(
        names = "--threshold",
        paramLabel = "T",
        description = "judge this threshold; rows scored at or above it are flagged")
    Optional<Double> threshold = Optional.empty();

    @Option(
        names = "--max-false-positives",
        paramLabel = "N",
        description =
            "greatest recall with at most this many false positives per 1,000 rows (default: 10)")
    Optional<Double> cap = Optional.empty();

    OperatingRule rule() {
      return threshold
          .<OperatingRule>map(OperatingRule.AtThreshold::new)
          .or(() -> cap.map(OperatingRule.FalsePositiveRowCap::new))
          .orElse(EvaluatorOptions.DEFAULTS.rule());
    }
  }

  @Override
  public Integer call() {
    Evaluation evaluation = new Evaluator(options()).evaluate(rows());
    report.ifPresent(
        path -> EvaluationReport.write(path, ReportPage.ofFile(file, label, score, evaluation)));
    global.answer(EvaluationDocument.of(evaluation), EvaluationText.of(evaluation));
    return 0;
  }

  private EvaluatorOptions options() {
    try {
      return EvaluatorOptions.DEFAULTS.withMinimumSliceRows(minimumSliceRows).withRule(rule.rule());
    } catch (IllegalArgumentException e) {
      throw AirworthyException.badInput(String.valueOf(e.getMessage()), e);
    }
  }

  private ScoredRows rows() {
    Table table = TableReader.read(file, System.in);
    Map<String, String[]> dimensions = new TreeMap<>();
    slices.forEach(name -> dimensions.put(name, table.column(name).texts()));
    Optional<String[]> sessions = session.map(table::groups);
    return new ScoredRows(table.labels(label), table.scores(score), sessions, dimensions);
  }
}
