package io.airworthy.training;

import io.airworthy.AirworthyException;
import io.airworthy.Identifier;
import io.airworthy.stats.DeLong;
import io.airworthy.stats.Interval;
import io.airworthy.telemetry.HeadAuroc;
import io.airworthy.telemetry.HeadClass;
import io.airworthy.telemetry.HeadHeader;
import io.airworthy.telemetry.HeadScore;
import io.airworthy.telemetry.HeadTask;
import io.airworthy.telemetry.HeadTraining;
import io.airworthy.telemetry.LabelledVectors;
import io.airworthy.telemetry.SparseVector;
import io.airworthy.telemetry.TermTable;
import io.airworthy.telemetry.TextHead;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Trains a text head: one logistic regression a class, calibrated by Platt's map on margins that
/// come from folds of conversations the fold's own fit has not seen.
///
/// Terms, rarities and weights of each fold are learned without its conversations. A row's target
/// lies halfway between its label and the share of judges who agreed with it; the calibration knows
/// the label alone. The same vectors and options give the same bytes.
public final class HeadTrainer {
  private static final double TOLERANCE = 3e-3;
  private static final double LEVEL = 0.95;

  private final HeadTask task;
  private final HeadOptions options;

  /// A trainer for a task.
  public HeadTrainer(HeadTask task, HeadOptions options) {
    this.task = task;
    this.options = options;
  }

  /// @param data digest of where the vectors come from
  /// @throws AirworthyException bad input when a class is on one side only or no term reaches the
  ///     floor
  public HeadFit train(LabelledVectors examples, String data) {
    List<String> classes = classes(examples);
    OutOfFold outOfFold = outOfFold(examples, classes);
    PartFit whole = fit(examples, classes, IntStream.range(0, examples.size()).toArray());
    if (whole.terms().columns() == 0) {
      throw AirworthyException.badInput(
          "no term occurs in " + options.floor() + " distinct conversations; give more data");
    }
    return finish(examples, classes, outOfFold, whole, data);
  }

  /// The fold of each row, and by class the margin of each row by the fit that has not seen it.
  private record OutOfFold(int[] foldOfRow, double[][] margins) {}

  private OutOfFold outOfFold(LabelledVectors examples, List<String> classes) {
    int[] all = IntStream.range(0, examples.size()).toArray();
    int[] folds = ConversationFolds.deal(examples.conversations(), options.folds(), options.seed());
    double[][] margins = new double[classes.size()][examples.size()];
    for (int fold = 0; fold < options.folds(); fold++) {
      int held = fold;
      PartFit fit = fit(examples, classes, rows(all, row -> folds[row] != held));
      int[] out = rows(all, row -> folds[row] == held);
      IntStream.range(0, classes.size())
          .parallel()
          .forEach(k -> score(fit, k, examples, out, margins[k]));
    }
    return new OutOfFold(folds, margins);
  }

  private record PartFit(TermTable terms, List<SparseLogit.Plane> planes) {}

  private PartFit fit(LabelledVectors examples, List<String> classes, int[] rows) {
    List<SparseVector> counts = IntStream.of(rows).mapToObj(examples.vectors()::get).toList();
    List<String> conversations =
        IntStream.of(rows).mapToObj(examples.conversations()::get).toList();
    TermTable terms = TermTable.of(counts, conversations, options.floor(), examples.settings());
    List<SparseVector> weighed = counts.stream().map(terms::weigh).toList();
    List<SparseLogit.Plane> planes =
        classes.stream()
            .parallel()
            .map(
                name ->
                    SparseLogit.fit(
                        weighed,
                        targets(examples, rows, name),
                        terms.columns(),
                        options.cost(),
                        options.passes(),
                        TOLERANCE,
                        options.seed()))
            .toList();
    return new PartFit(terms, planes);
  }

  private static void score(
      PartFit fit, int k, LabelledVectors examples, int[] rows, double[] margins) {
    for (int row : rows) {
      margins[row] = fit.planes().get(k).margin(fit.terms().weigh(examples.vectors().get(row)));
    }
  }

  private HeadFit finish(
      LabelledVectors examples,
      List<String> classes,
      OutOfFold outOfFold,
      PartFit whole,
      String data) {
    List<HeadClass> fitted = new ArrayList<>();
    int[] all = IntStream.range(0, examples.size()).toArray();
    double[] highest = new double[examples.size()];
    int[] best = new int[examples.size()];
    for (int k = 0; k < classes.size(); k++) {
      int[] labels = labels(examples, classes.get(k));
      double[] margins = outOfFold.margins()[k];
      Calibrator.Platt map = calibration(classes.get(k), labels, margins);
      for (int row = 0; row < best.length; row++) {
        double probability = map.probability(margins[row]);
        if (probability > highest[row]) {
          highest[row] = probability;
          best[row] = k;
        }
      }
      fitted.add(headClass(name(classes.get(k)), map, whole.planes().get(k)));
    }
    HeadHeader header = header(examples, fitted, data, auroc(examples, highest));
    List<HeadScore> scores =
        IntStream.of(all)
            .mapToObj(row -> new HeadScore(fitted.get(best[row]).name(), highest[row]))
            .toList();
    List<Integer> foldOfRow = IntStream.of(outOfFold.foldOfRow()).boxed().toList();
    return new HeadFit(new TextHead(header, whole.terms(), fitted), scores, foldOfRow);
  }

  /// An intent is no answer to the question of a label: its head claims nothing.
  private HeadAuroc auroc(LabelledVectors examples, double[] confidence) {
    if (!task.isBinary()) {
      return HeadAuroc.UNKNOWN;
    }
    return DeLong.of(labels(examples, "1"), confidence)
        .map(
            area -> {
              Interval interval = area.interval(LEVEL);
              return new HeadAuroc(area.auroc(), interval.lower(), interval.upper());
            })
        .orElse(HeadAuroc.UNKNOWN);
  }

  private HeadHeader header(
      LabelledVectors examples, List<HeadClass> fitted, String data, HeadAuroc outOfFold) {
    HeadTraining training =
        new HeadTraining(
            data,
            examples.size(),
            new HashSet<>(examples.conversations()).size(),
            options.floor(),
            options.cost(),
            options.folds(),
            options.seed(),
            options.trainedUntil().getEpochSecond(),
            outOfFold);
    List<String> names = fitted.stream().map(each -> each.name().value()).toList();
    return new HeadHeader(task.wireName(), names, examples.settings(), training);
  }

  private static Calibrator.Platt calibration(String name, int[] labels, double[] margins) {
    return PlattFit.of(labels, margins)
        .orElseThrow(
            () ->
                AirworthyException.badInput(
                    "class "
                        + name
                        + " cannot be told from the rest on conversations that its"
                        + " fit has not seen; give more or other data"));
  }

  private static HeadClass headClass(
      Identifier name, Calibrator.Platt map, SparseLogit.Plane plane) {
    float[] weights = new float[plane.weights().length];
    for (int column = 0; column < weights.length; column++) {
      weights[column] = (float) plane.weights()[column];
    }
    return new HeadClass(name, map.slope(), map.intercept(), plane.bias(), weights);
  }

  private List<String> classes(LabelledVectors examples) {
    List<String> found = examples.labels().stream().distinct().sorted().toList();
    if (found.size() < 2) {
      throw AirworthyException.badInput(
          "the labelled texts hold " + found.size() + " class, expected at least 2");
    }
    return task.isBinary() ? List.of("1") : found;
  }

  private Identifier name(String label) {
    return new Identifier(task.isBinary() ? "dissatisfied" : label);
  }

  private double[] targets(LabelledVectors examples, int[] rows, String name) {
    return IntStream.of(rows)
        .mapToDouble(
            row -> {
              double own = (1 + examples.agreements().get(row)) / 2;
              double other = task.isBinary() ? 1 - own : 0;
              return examples.labels().get(row).equals(name) ? own : other;
            })
        .toArray();
  }

  private static int[] labels(LabelledVectors examples, String name) {
    return examples.labels().stream().mapToInt(label -> label.equals(name) ? 1 : 0).toArray();
  }

  private static int[] rows(int[] all, IntPredicate chosen) {
    return IntStream.of(all).filter(chosen).toArray();
  }
}
