package io.airworthy.cli;

import io.airworthy.Floored;
import io.airworthy.evaluation.Evaluation;
import io.airworthy.evaluation.Figure;
import io.airworthy.evaluation.FoldMeans;
import io.airworthy.evaluation.Slice;
import io.airworthy.training.OperatingChoice;
import io.airworthy.training.OperatingPoint;
import io.airworthy.training.OperatingRule;
import java.util.Locale;
import java.util.Map;

/// An evaluation as text for a terminal.
final class EvaluationText {
  private EvaluationText() {}

  static String of(Evaluation evaluation) {
    StringBuilder text = new StringBuilder();
    line(text, "rows", evaluation.n() + " (" + evaluation.positives() + " positive)");
    line(text, "AUROC", figure(evaluation.auroc()));
    line(text, "average precision", figure(evaluation.averagePrecision()));
    line(text, "Brier score", figure(evaluation.brier()));
    line(text, "log loss", figure(evaluation.logLoss()));
    line(text, "ECE", figure(evaluation.ece()) + "  (15 equal-width bins)");
    line(text, "ECE, equal mass", figure(evaluation.eceEqualMass()) + "  (15 bins)");
    String point =
        switch (evaluation.operatingChoice()) {
          case OperatingChoice.Chosen(OperatingPoint chosen) ->
              point(chosen, evaluation.operatingRule());
          case OperatingChoice.Undefined(String reason) -> "undefined: " + reason;
        };
    line(text, "operating point", point);
    evaluation.slices().forEach((name, slices) -> slices(text, name, slices));
    return text.toString();
  }

  static String of(FoldMeans means) {
    StringBuilder text = new StringBuilder();
    line(text, "AUROC, mean of folds", figure(means.auroc()));
    line(text, "AP, mean of folds", figure(means.averagePrecision()));
    return text.toString();
  }

  private static void slices(StringBuilder text, String name, Map<String, Slice> slices) {
    text.append(System.lineSeparator()).append("by ").append(name).append(System.lineSeparator());
    slices.forEach(
        (value, slice) ->
            line(
                text,
                "  " + value,
                switch (slice.status()) {
                  case SUPPRESSED, WITHHELD -> Floored.SUPPRESSED;
                  case INSUFFICIENT -> rows(slice) + ", too few";
                  case OK ->
                      rows(slice)
                          + ", AUROC "
                          + figure(slice.auroc())
                          + ", positive rate "
                          + figure(slice.positiveRate());
                }));
  }

  private static String rows(Slice slice) {
    return slice.counts().text(counts -> String.valueOf(counts.n())) + " rows";
  }

  private static String point(OperatingPoint point, OperatingRule rule) {
    return String.format(
        Locale.ROOT,
        "score >= %.6g: precision %s, recall %s, %.1f flagged per 1,000 (%s)",
        point.threshold(),
        figure(Figure.of(point.rows().precision(), "nothing is flagged")),
        figure(Figure.of(point.rows().recall(), "no positives")),
        point.rows().flaggedPerThousand().orElse(0),
        rule.sentence());
  }

  private static String figure(Figure figure) {
    return switch (figure) {
      case Figure.Defined defined ->
          String.format(Locale.ROOT, "%.6f", defined.number())
              + defined
                  .likely()
                  .map(i -> String.format(Locale.ROOT, " (%.6f to %.6f)", i.lower(), i.upper()))
                  .orElse("");
      case Figure.Undefined undefined -> "undefined: " + undefined.why();
    };
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(String.format(Locale.ROOT, "%-20s %s%n", name, value));
  }
}
