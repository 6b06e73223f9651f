package io.airworthy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.airworthy.Identifier;
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
import io.airworthy.training.HeadFit;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HeadEvaluatorTest {
  private static final List<HeadScore> FIVE_INTENTS =
      List.of(
          said("play", 0.9),
          said("stop", 0.8),
          said("play", 0.3),
          said("play", 0.4),
          said("stop", 0.1));

  private final HeadEvaluator evaluator = new HeadEvaluator(EvaluatorOptions.DEFAULTS);

  private static HeadHeader header(HeadTask task, String... classes) {
    HeadTraining training = new HeadTraining("", 1, 1, 5, 1, 5, 1, 0, HeadAuroc.UNKNOWN);
    return new HeadHeader(task.wireName(), List.of(classes), task.settings(), training);
  }

  private HeadEvaluation whole(HeadHeader header, LabelledVectors texts, List<HeadScore> said) {
    return evaluator.evaluate(header, texts, said).whole();
  }

  private static LabelledVectors labelled(String... labels) {
    return labelled(List.of(labels.length), labels);
  }

  private static LabelledVectors labelled(List<Integer> fileEnds, String... labels) {
    SparseVector empty = new SparseVector(new int[0], new float[0]);
    return new LabelledVectors(
        Collections.nCopies(labels.length, empty),
        List.of(labels),
        Collections.nCopies(labels.length, 1.0),
        IntStream.range(0, labels.length).mapToObj(Integer::toString).toList(),
        fileEnds,
        HeadTask.INTENT.settings());
  }

  private static HeadScore said(String label, double confidence) {
    return new HeadScore(new Identifier(label), confidence);
  }

  @Test
  void intents_outOfScopeTextsCountAgainstConfidenceOnly() {
    HeadEvaluation evaluation =
        whole(
            header(HeadTask.INTENT, "play", "stop"),
            labelled("play", "stop", "stop", "other", "other"),
            FIVE_INTENTS);

    assertThat(evaluation.inScope()).isEqualTo(3);
    assertThat(evaluation.outOfScope()).isEqualTo(2);
    assertThat(evaluation.accuracy().value().orElseThrow()).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(evaluation.outOfScopeAuroc().value().orElseThrow())
        .isCloseTo(5.0 / 6, within(1e-12));
    assertThat(evaluation.confidence().n()).isEqualTo(3);
    assertThat(evaluation.confidence().positives()).isEqualTo(2);
  }

  @Test
  void intents_withoutOutOfScopeTextsSayWhy() {
    HeadEvaluation evaluation =
        whole(
            header(HeadTask.INTENT, "play", "stop"), labelled("play"), List.of(said("play", 0.9)));

    assertThat(evaluation.outOfScopeAuroc().reason())
        .hasValueSatisfying(reason -> assertThat(reason).contains("of none"));
  }

  private static HeadFit fit(HeadHeader header, List<HeadScore> said, Integer... folds) {
    TermTable none = TermTable.of(List.of(), List.of(), 5, header.settings());
    List<HeadClass> classes =
        header.classes().stream()
            .map(name -> new HeadClass(new Identifier(name), 1, 0, 0, new float[0]))
            .toList();
    return new HeadFit(new TextHead(header, none, classes), said, List.of(folds));
  }

  /// Of a head that says yes or no.
  private HeadEvaluation outOfFold(
      LabelledVectors texts, List<Double> confidences, Integer... folds) {
    HeadHeader header = header(HeadTask.DISSATISFACTION_ESTIMATE, "dissatisfied");
    List<HeadScore> said = confidences.stream().map(each -> said("dissatisfied", each)).toList();
    return evaluator.outOfFold(fit(header, said, folds), texts).whole();
  }

  @Test
  void outOfFold_averagesTheFiguresOfEachFold() {
    HeadEvaluation evaluation =
        outOfFold(
            labelled("1", "0", "0", "1", "0"), List.of(0.5, 0.9, 0.4, 0.8, 0.1), 0, 1, 0, 1, 1);

    FoldMeans means = evaluation.foldMeans().orElseThrow();
    assertThat(means.folds()).isEqualTo(2);
    assertThat(means.auroc().value().orElseThrow()).isCloseTo((1 + 0.5) / 2, within(1e-12));
    assertThat(means.averagePrecision().value().orElseThrow())
        .isCloseTo((1 + 0.5) / 2, within(1e-12));
    Evaluation pooled = evaluation.confidence();
    assertThat(pooled.auroc().value().orElseThrow()).isCloseTo(4.0 / 6, within(1e-12));
    assertThat(pooled.averagePrecision().value().orElseThrow())
        .isCloseTo((1.0 / 2 + 2.0 / 3) / 2, within(1e-12));
  }

  @Test
  void outOfFold_saysWhenAFoldHasOneClassOnly() {
    HeadEvaluation evaluation = outOfFold(labelled("1", "0", "0"), List.of(0.5, 0.9, 0.4), 0, 0, 1);

    assertThat(evaluation.foldMeans().orElseThrow().averagePrecision().reason())
        .hasValue("a fold has no positives");
  }

  @Test
  void evaluate_knowsNoFolds() {
    HeadEvaluation evaluation =
        whole(
            header(HeadTask.INTENT, "play", "stop"), labelled("play"), List.of(said("play", 0.9)));

    assertThat(evaluation.foldMeans()).isEmpty();
  }

  @Test
  void dissatisfaction_judgesTheScoreAgainstTheLabel() {
    HeadEvaluation evaluation =
        whole(
            header(HeadTask.DISSATISFACTION_ESTIMATE, "dissatisfied"),
            labelled("1", "0", "0"),
            List.of(
                said("dissatisfied", 0.2), said("dissatisfied", 0.4), said("dissatisfied", 0.1)));

    assertThat(evaluation.accuracy().value()).isEmpty();
    assertThat(evaluation.confidence().auroc().value()).hasValue(0.5);
  }

  @Test
  void severalFiles_areAlsoJudgedApart() {
    HeadEvaluations evaluations =
        evaluator.evaluate(
            header(HeadTask.INTENT, "play", "stop"),
            labelled(List.of(2, 2, 5, 5), "play", "stop", "stop", "other", "play"),
            FIVE_INTENTS);

    assertThat(evaluations.whole().inScope()).isEqualTo(4);
    assertThat(evaluations.byFile())
        .extracting(HeadEvaluation::inScope)
        .containsExactly(2, 0, 2, 0);
    assertThat(evaluations.byFile())
        .extracting(HeadEvaluation::outOfScope)
        .containsExactly(0, 0, 1, 0);
    assertThat(evaluations.byFile())
        .extracting(each -> each.accuracy().value().orElse(Double.NaN))
        .containsExactly(1.0, Double.NaN, 0.0, Double.NaN);
    assertThat(evaluations.byFile().get(2).outOfScopeAuroc().value()).hasValue(0.0);
  }

  @Test
  void outOfFold_averagesTheFoldsOfEachFileApart() {
    List<HeadScore> said =
        Stream.of(0.9, 0.2, 0.4, 0.8).map(each -> said("dissatisfied", each)).toList();
    HeadHeader header = header(HeadTask.DISSATISFACTION_ESTIMATE, "dissatisfied");

    HeadEvaluations evaluations =
        evaluator.outOfFold(
            fit(header, said, 0, 0, 0, 0), labelled(List.of(2, 4), "1", "0", "1", "0"));

    assertThat(evaluations.whole().foldMeans().orElseThrow().auroc().value()).hasValue(0.75);
    assertThat(evaluations.byFile())
        .extracting(each -> each.foldMeans().orElseThrow().auroc().value().orElseThrow())
        .containsExactly(1.0, 0.0);
  }

  @Test
  void oneFile_isTheWhole() {
    HeadEvaluations evaluations =
        evaluator.evaluate(
            header(HeadTask.INTENT, "play", "stop"), labelled("play"), List.of(said("play", 0.9)));

    assertThat(evaluations.byFile()).containsExactly(evaluations.whole());
  }
}
