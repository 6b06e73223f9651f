package io.airworthy.evaluation;

import io.airworthy.stats.ReliabilityBins.Bin;
import io.airworthy.training.OperatingChoice;
import io.airworthy.training.OperatingRule;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Every offline figure of scored rows.
///
/// @param n rows
/// @param positives rows labelled 1
/// @param auroc ties by average rank, with its DeLong interval
/// @param averagePrecision step-wise, with a percentile bootstrap interval
/// @param brier mean squared error of the probability
/// @param logLoss in nats
/// @param ece expected calibration error, L1 over 15 equal-width bins `(lo, hi]`
/// @param eceEqualMass the same over at most 15 bins of equal mass
/// @param reliability the equal-width bins; empty where scores are no probabilities
/// @param reliabilityEqualMass the equal-mass bins; empty where scores are no probabilities
/// @param precisionRecall recall against precision, thinned for drawing
/// @param roc false against true positive rate, thinned for drawing
/// @param histogram how scores are spread, by label
/// @param operatingRule how the threshold is chosen above which rows are flagged
/// @param operatingChoice what flagging costs and finds, or why there is no threshold
/// @param slices by dimension, then by value, largest first
public record Evaluation(
    long n,
    long positives,
    Figure auroc,
    Figure averagePrecision,
    Figure brier,
    Figure logLoss,
    Figure ece,
    Figure eceEqualMass,
    List<Bin> reliability,
    List<Bin> reliabilityEqualMass,
    List<CurvePoint> precisionRecall,
    List<CurvePoint> roc,
    ScoreHistogram histogram,
    OperatingRule operatingRule,
    OperatingChoice operatingChoice,
    Map<String, Map<String, Slice>> slices) {
  /// Copies what can be changed.
  public Evaluation {
    reliability = List.copyOf(reliability);
    reliabilityEqualMass = List.copyOf(reliabilityEqualMass);
    precisionRecall = List.copyOf(precisionRecall);
    roc = List.copyOf(roc);
    Map<String, Map<String, Slice>> copy = new LinkedHashMap<>();
    slices.forEach(
        (name, values) -> copy.put(name, Collections.unmodifiableMap(new LinkedHashMap<>(values))));
    slices = Collections.unmodifiableMap(copy);
  }

  /// The share of rows labelled 1, or why there is none.
  public Figure positiveRate() {
    return n == 0 ? Figure.undefined("no rows") : Figure.of((double) positives / n);
  }
}
