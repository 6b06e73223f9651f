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
import java.util.function.IntPredicate;
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
  public HeadEvaluations evaluate(HeadHeader header, LabelledVectors texts, List<HeadScore> said) {
    return evaluate(header, new Said(texts, said, Optional.empty()));
  }

  /// What the fits of a head's folds said of the texts it was trained on.
  public HeadEvaluations outOfFold(HeadFit fit, LabelledVectors texts) {
    Said said = new Said(texts, fit.outOfFold(), Optional.of(fit.foldOfRow()));
    return evaluate(fit.head().header(), said);
  }

  private HeadEvaluations evaluate(HeadHeader header, Said said) {
    LabelledVectors texts = said.texts();
    int files = texts.fileEnds().size();
    HeadEvaluation whole = evaluate(header, said, IntStream.range(0, texts.size()).toArray());
    if (files == 1) {
      return new HeadEvaluations(whole, List.of(whole));
    }
    return new HeadEvaluations(
        whole,
        IntStream.range(0, files)
            .mapToObj(file -> evaluate(header, said, texts.rowsOfFile(file).toArray()))
            .toList());
  }

  private HeadEvaluation evaluate(HeadHeader header, Said said, int[] rows) {
    return HeadTask.named(header.task()).isBinary()
        ? binary(said, rows)
        : intents(new HashSet<>(header.classes()), said, rows);
  }

  private HeadEvaluation binary(Said said, int[] rows) {
    Figure none = Figure.undefined("the head has one class");
    IntPredicate positive = row -> said.label(row).equals("1");
    return new HeadEvaluation(
        evaluator.evaluate(said.scored(rows, positive)),
        said.foldMeans(rows, positive),
        none,
        none,
        rows.length,
        0);
  }

  private HeadEvaluation intents(Set<String> known, Said said, int[] rows) {
    int[] isKnown =
        IntStream.of(rows).map(row -> known.contains(said.label(row)) ? 1 : 0).toArray();
    double[] confidences = IntStream.of(rows).mapToDouble(said::confidence).toArray();
    int[] inScope = IntStream.of(rows).filter(row -> known.contains(said.label(row))).toArray();
    Figure accuracy =
        inScope.length == 0
            ? Figure.undefined("no text of a known class")
            : Figure.of(
                (double) IntStream.of(inScope).filter(said::isRight).count() / inScope.length);
    return new HeadEvaluation(
        evaluator.evaluate(said.scored(inScope, said::isRight)),
        said.foldMeans(inScope, said::isRight),
        accuracy,
        Figure.of(Auroc.of(isKnown, confidences), "texts of known classes and of none are needed"),
        inScope.length,
        rows.length - inScope.length);
  }

  /// What was said of each text.
  private record Said(
      LabelledVectors texts, List<HeadScore> scores, Optional<List<Integer>> foldOfRow) {
    String label(int row) {
      return texts.labels().get(row);
    }

    double confidence(int row) {
      return scores.get(row).confidence();
    }

    boolean isRight(int row) {
      return scores.get(row).label().value().equals(label(row));
    }

    ScoredRows scored(int[] rows, IntPredicate positive) {
      return new ScoredRows(
          IntStream.of(rows).map(row -> positive.test(row) ? 1 : 0).toArray(),
          IntStream.of(rows).mapToDouble(this::confidence).toArray(),
          Optional.of(
              IntStream.of(rows).mapToObj(texts.conversations()::get).toArray(String[]::new)),
          Map.of());
    }

    Optional<FoldMeans> foldMeans(int[] rows, IntPredicate positive) {
      return foldOfRow.map(
          folds ->
              FoldMeans.of(scored(rows, positive), IntStream.of(rows).map(folds::get).toArray()));
    }
  }
}
