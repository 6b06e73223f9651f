package io.airworthy.evaluation;

import io.airworthy.Floored;
import io.airworthy.stats.Interval;
import io.airworthy.stats.ReliabilityBins.Bin;
import io.airworthy.training.ConfusionMatrix;
import io.airworthy.training.OperatingChoice;
import io.airworthy.training.OperatingPoint;
import io.airworthy.training.OperatingRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// An [Evaluation] as a tree of maps, lists and numbers, ready to be written as JSON.
///
/// A value that is undefined is JSON's null, and `undefined` beside it says why.
public final class EvaluationDocument {
  private EvaluationDocument() {}

  /// The document with the keys of the command line's contract.
  public static Map<String, @Nullable Object> of(Evaluation evaluation) {
    Node node = new Node();
    node.put("n", evaluation.n());
    node.put("positives", evaluation.positives());
    node.figure("auroc", "auroc_ci", evaluation.auroc());
    node.figure("average_precision", "average_precision_ci", evaluation.averagePrecision());
    node.figure("brier", evaluation.brier());
    node.figure("log_loss", evaluation.logLoss());
    node.figure("ece", evaluation.ece());
    node.figure("ece_equal_mass", evaluation.eceEqualMass());
    node.put("reliability_equal_mass", bins(evaluation.reliabilityEqualMass()));
    switch (evaluation.operatingChoice()) {
      case OperatingChoice.Chosen(OperatingPoint point) ->
          node.put("operating_point", point(point, evaluation.operatingRule()));
      case OperatingChoice.Undefined(String reason) ->
          node.optional("operating_point", OptionalDouble.empty(), reason);
    }
    Map<String, Object> slices = new LinkedHashMap<>();
    evaluation.slices().forEach((name, values) -> slices.put(name, slices(values)));
    node.put("slices", slices);
    return node.fields;
  }

  /// The means of folds, with the same keys.
  public static Map<String, @Nullable Object> of(FoldMeans means) {
    Node node = new Node();
    node.put("folds", means.folds());
    node.figure("auroc", means.auroc());
    node.figure("average_precision", means.averagePrecision());
    return node.fields;
  }

  private static Map<String, Object> slices(Map<String, Slice> values) {
    Map<String, Object> slices = new LinkedHashMap<>();
    values.forEach((value, slice) -> slices.put(value, slice(slice)));
    return slices;
  }

  private static Map<String, @Nullable Object> slice(Slice slice) {
    Node node = new Node();
    node.put("n", slice.counts().<Object>either(Slice.Counts::n, Floored.SUPPRESSED));
    node.put(
        "positives", slice.counts().<Object>either(Slice.Counts::positives, Floored.SUPPRESSED));
    node.put("status", slice.status().name().toLowerCase(Locale.ROOT));
    node.figure("auroc", "auroc_ci", slice.auroc());
    node.figure("average_precision", slice.averagePrecision());
    node.figure("ece", slice.ece());
    node.figure("positive_rate", "positive_rate_ci", slice.positiveRate());
    node.figure("mean_score", slice.meanScore());
    return node.fields;
  }

  private static Object point(OperatingPoint point, OperatingRule rule) {
    Node node = new Node();
    ConfusionMatrix rows = point.rows();
    node.put("threshold", point.threshold());
    node.put("rule", rule.sentence());
    node.optional("precision", rows.precision(), "nothing is flagged");
    node.optional("recall", rows.recall(), "no positives");
    node.optional("flagged_per_1000", rows.flaggedPerThousand(), "no rows");
    node.optional("false_positives_per_1000", rows.falsePositivesPerThousand(), "no rows");
    node.put("true_positives", rows.truePositives());
    node.put("false_positives", rows.falsePositives());
    node.put("true_negatives", rows.trueNegatives());
    node.put("false_negatives", rows.falseNegatives());
    return node.fields;
  }

  private static List<Object> bins(List<Bin> bins) {
    List<Object> list = new ArrayList<>();
    for (Bin bin : bins) {
      Node node = new Node();
      node.put("lower", bin.lower());
      node.put("upper", bin.upper());
      node.put("count", bin.count());
      node.put("mean_score", bin.meanScore());
      node.put("positive_rate", bin.positiveRate());
      list.add(node.fields);
    }
    return list;
  }

  static List<Double> pair(Interval interval) {
    return List.of(interval.lower(), interval.upper());
  }

  /// A JSON object in the making.
  static final class Node {
    final Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    private final Map<String, String> reasons = new LinkedHashMap<>();

    void put(String key, Object value) {
      fields.put(key, value);
    }

    void figure(String key, Figure figure) {
      optional(key, figure.value(), figure.reason().orElse(""));
    }

    void figure(String key, String intervalKey, Figure figure) {
      figure(key, figure);
      fields.put(intervalKey, figure.interval().map(EvaluationDocument::pair).orElse(null));
      if (figure.interval().isEmpty()) {
        undefined(intervalKey, figure.reason().orElse("too few rows of a class"));
      }
    }

    void optional(String key, OptionalDouble value, String reason) {
      fields.put(key, value.isPresent() ? (Object) value.getAsDouble() : null);
      if (value.isEmpty()) {
        undefined(key, reason);
      }
    }

    void undefined(String key, String reason) {
      reasons.put(key, reason);
      fields.put("undefined", reasons);
    }
  }
}
