package io.airworthy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.airworthy.Identifier;
import io.airworthy.telemetry.HeadHeader;
import io.airworthy.telemetry.HeadScore;
import io.airworthy.telemetry.HeadTask;
import io.airworthy.telemetry.HeadTraining;
import io.airworthy.telemetry.LabelledVectors;
import io.airworthy.telemetry.SparseVector;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeadEvaluatorTest {
  private final HeadEvaluator evaluator = new HeadEvaluator(EvaluatorOptions.DEFAULTS);

  private static HeadHeader header(HeadTask task, String... classes) {
    HeadTraining training = new HeadTraining("", 1, 1, 5, 1, 5, 1, 0);
    return new HeadHeader(task.wireName(), List.of(classes), task.settings(), training);
  }

  private static LabelledVectors labelled(String... labels) {
    SparseVector empty = new SparseVector(new int[0], new float[0]);
    return new LabelledVectors(
        Collections.nCopies(labels.length, empty),
        List.of(labels),
        Collections.nCopies(labels.length, 1.0),
        IntStream.range(0, labels.length).mapToObj(Integer::toString).toList(),
        HeadTask.INTENT.settings());
  }

  private static HeadScore said(String label, double confidence) {
    return new HeadScore(new Identifier(label), confidence);
  }

  @Test
  void intents_outOfScopeTextsCountAgainstConfidenceOnly() {
    HeadEvaluation evaluation =
        evaluator.evaluate(
            header(HeadTask.INTENT, "play", "stop"),
            labelled("play", "stop", "stop", "other", "other"),
            List.of(
                said("play", 0.9),
                said("stop", 0.8),
                said("play", 0.3),
                said("play", 0.4),
                said("stop", 0.1)));

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
        evaluator.evaluate(
            header(HeadTask.INTENT, "play", "stop"), labelled("play"), List.of(said("play", 0.9)));

    assertThat(evaluation.outOfScopeAuroc().reason())
        .hasValueSatisfying(reason -> assertThat(reason).contains("of none"));
  }

  @Test
  void dissatisfaction_judgesTheScoreAgainstTheLabel() {
    HeadEvaluation evaluation =
        evaluator.evaluate(
            header(HeadTask.DISSATISFACTION_ESTIMATE, "dissatisfied"),
            labelled("1", "0", "0"),
            List.of(
                said("dissatisfied", 0.2), said("dissatisfied", 0.4), said("dissatisfied", 0.1)));

    assertThat(evaluation.accuracy().value()).isEmpty();
    assertThat(evaluation.confidence().auroc().value()).hasValue(0.5);
  }
}
