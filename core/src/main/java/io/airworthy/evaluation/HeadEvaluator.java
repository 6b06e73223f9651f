package io.airworthy.evaluation;

import io.airworthy.stats.Auroc;
import io.airworthy.telemetry.HeadHeader;
import io.airworthy.telemetry.HeadScore;
import io.airworthy.telemetry.HeadTask;
import io.airworthy.telemetry.LabelledVectors;
import io.airworthy.training.HeadFit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Evaluates what a text head said of labelled texts; conversations are drawn whole.
public final class HeadEvaluator {
  private final Evaluator evaluator;

  /// An evaluator with these options.
  public HeadEvaluator(EvaluatorOptions options) {
    this.evaluator = new Evaluator(options);
  }

  /// What a head said of texts that it did not learn from.
  ///
  /// @param said one for each text
  public HeadEvaluation evaluate(HeadHeader header, LabelledVectors texts, List<HeadScore> said) {
    return evaluate(header, texts, said, Optional.empty());
  }

  /// What the fits of a head's folds said of the texts it was trained on.
  public HeadEvaluation outOfFold(HeadFit fit, LabelledVectors texts) {
    return evaluate(fit.head().header(), texts, fit.outOfFold(), Optional.of(fit.foldOfRow()));
  }

  private HeadEvaluation evaluate(
      HeadHeader header,
      LabelledVectors texts,
      List<HeadScore> said,
      Optional<List<Integer>> foldOfRow) {
    int[] all = IntStream.range(0, texts.size()).toArray();
    if (HeadTask.named(header.task()).isBinary()) {
      int[] labels = texts.labels().stream().mapToInt(label -> label.equals("1") ? 1 : 0).toArray();
      Figure none = Figure.undefined("the head has one class");
      ScoredRows rows = scored(texts, said, all, labels);
      return new HeadEvaluation(
          evaluator.evaluate(rows), means(rows, all, foldOfRow), none, none, texts.size(), 0);
    }
    return intents(new HashSet<>(header.classes()), texts, said, foldOfRow);
  }

  private HeadEvaluation intents(
      Set<String> known,
      LabelledVectors texts,
      List<HeadScore> said,
      Optional<List<Integer>> foldOfRow) {
    int[] isKnown =
        texts.labels().stream().mapToInt(label -> known.contains(label) ? 1 : 0).toArray();
    int[] right =
        IntStream.range(0, texts.size())
            .map(row -> said.get(row).label().value().equals(texts.labels().get(row)) ? 1 : 0)
            .toArray();
    int[] inScope = IntStream.range(0, isKnown.length).filter(row -> isKnown[row] == 1).toArray();
    double[] confidences = said.stream().mapToDouble(HeadScore::confidence).toArray();
    Figure accuracy =
        inScope.length == 0
            ? Figure.undefined("no text of a known class")
            : Figure.of((double) IntStream.of(right).sum() / inScope.length);
    ScoredRows rows = scored(texts, said, inScope, right);
    return new HeadEvaluation(
        evaluator.evaluate(rows),
        means(rows, inScope, foldOfRow),
        accuracy,
        Figure.of(Auroc.of(isKnown, confidences), "texts of known classes and of none are needed"),
        inScope.length,
        isKnown.length - inScope.length);
  }

  private static Optional<FoldMeans> means(
      ScoredRows scored, int[] rows, Optional<List<Integer>> foldOfRow) {
    return foldOfRow.map(
        folds -> FoldMeans.of(scored, IntStream.of(rows).map(folds::get).toArray()));
  }

  private static ScoredRows scored(
      LabelledVectors texts, List<HeadScore> said, int[] rows, int[] labels) {
    return new ScoredRows(
        IntStream.of(rows).map(row -> labels[row]).toArray(),
        IntStream.of(rows).mapToDouble(row -> said.get(row).confidence()).toArray(),
        Optional.of(IntStream.of(rows).mapToObj(texts.conversations()::get).toArray(String[]::new)),
        Map.of());
  }
}
