package io.airworthy.evaluation;

import io.airworthy.stats.Auroc;
import io.airworthy.stats.AveragePrecision;
import io.airworthy.stats.Bootstrap;
import io.airworthy.stats.BrierScore;
import io.airworthy.stats.CalibrationError;
import io.airworthy.stats.DeLong;
import io.airworthy.stats.LogLoss;
import io.airworthy.stats.PrecisionRecallCurve;
import io.airworthy.stats.RankedScores;
import io.airworthy.stats.ReliabilityBins;
import io.airworthy.stats.ReliabilityBins.Bin;
import io.airworthy.stats.RocCurve;
import io.airworthy.training.OperatingChoice;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Evaluates scored rows. The same rows and options give the same figures to the last bit.
public final class Evaluator {
  private final EvaluatorOptions options;

  /// An evaluator with these options.
  public Evaluator(EvaluatorOptions options) {
    this.options = options;
  }

  /// Every offline figure of the rows. Nothing fails for want of rows or of a class: what is
  /// undefined says why.
  public Evaluation evaluate(ScoredRows rows) {
    List<Bin> equalWidth = bins(rows, () -> equalWidth(rows));
    List<Bin> equalMass = bins(rows, () -> equalMass(rows));
    return new Evaluation(
        rows.size(),
        rows.positives(),
        auroc(rows, options.level()),
        averagePrecision(rows).within(averagePrecisionInterval(rows)),
        probabilityFigure(rows, () -> BrierScore.of(rows.labels(), rows.scores()).orElseThrow()),
        probabilityFigure(rows, () -> LogLoss.of(rows.labels(), rows.scores()).orElseThrow()),
        probabilityFigure(rows, () -> CalibrationError.l1(equalWidth).orElseThrow()),
        probabilityFigure(rows, () -> CalibrationError.l1(equalMass).orElseThrow()),
        equalWidth,
        equalMass,
        PrecisionRecallCurve.of(rows.labels(), rows.scores())
            .map(c -> CurveThinner.thin(c.recall().reversed(), c.precision().reversed()))
            .orElse(List.of()),
        RocCurve.of(rows.labels(), rows.scores())
            .map(c -> CurveThinner.thin(c.falsePositiveRate(), c.truePositiveRate()))
            .orElse(List.of()),
        ScoreHistogram.of(rows),
        options.rule(),
        choice(rows),
        slices(rows));
  }

  /// The figures of every slice alone, by dimension, then by value.
  public Map<String, Map<String, Slice>> slices(ScoredRows rows) {
    return new Slicer(options).slices(rows);
  }

  private OperatingChoice choice(ScoredRows rows) {
    return rows.sessions()
        .map(sessions -> options.rule().choose(rows.labels(), rows.scores(), sessions))
        .orElseGet(() -> options.rule().choose(rows.labels(), rows.scores()));
  }

  static String absentClass(ScoredRows rows) {
    if (rows.size() == 0) {
      return "no rows";
    }
    return rows.positives() == 0 ? "no positives" : "no negatives";
  }

  static Figure auroc(ScoredRows rows, double level) {
    return Figure.of(Auroc.of(rows.labels(), rows.scores()), absentClass(rows))
        .within(DeLong.of(rows.labels(), rows.scores()).map(e -> e.interval(level)));
  }

  static Figure averagePrecision(ScoredRows rows) {
    return Figure.of(AveragePrecision.of(rows.labels(), rows.scores()), absentClass(rows));
  }

  static Figure ece(ScoredRows rows) {
    return probabilityFigure(
        rows, () -> CalibrationError.expected(rows.labels(), rows.scores()).orElseThrow());
  }

  private static List<Bin> equalWidth(ScoredRows rows) {
    return ReliabilityBins.equalWidth(rows.labels(), rows.scores(), CalibrationError.BINS);
  }

  private static List<Bin> equalMass(ScoredRows rows) {
    return ReliabilityBins.equalMass(rows.labels(), rows.scores(), CalibrationError.BINS);
  }

  private static List<Bin> bins(ScoredRows rows, Supplier<List<Bin>> bins) {
    return rows.scoresAreProbabilities() ? bins.get() : List.of();
  }

  private static Figure probabilityFigure(ScoredRows rows, Supplier<Double> figure) {
    if (rows.size() == 0) {
      return Figure.undefined("no rows");
    }
    return rows.scoresAreProbabilities()
        ? Figure.of(figure.get())
        : Figure.undefined("scores outside [0, 1]");
  }

  private Optional<io.airworthy.stats.Interval> averagePrecisionInterval(ScoredRows rows) {
    if (rows.positives() == 0 || options.replicates() == 0) {
      return Optional.empty();
    }
    RankedScores ranked = RankedScores.rank(rows.labels(), rows.scores());
    return bootstrap(rows)
        .distribution(ranked::averagePrecision)
        .map(distribution -> distribution.interval(options.level()));
  }

  private Bootstrap bootstrap(ScoredRows rows) {
    return rows.sessions()
        .map(names -> Arrays.copyOf(names, names.length))
        .map(names -> Bootstrap.ofClusters(names, options.replicates(), options.seed()))
        .orElseGet(() -> Bootstrap.ofRows(rows.size(), options.replicates(), options.seed()));
  }
}
