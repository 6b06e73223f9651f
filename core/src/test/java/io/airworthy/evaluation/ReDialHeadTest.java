package io.airworthy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.airworthy.telemetry.HeadTask;
import io.airworthy.telemetry.LabelledTextReader;
import io.airworthy.telemetry.LabelledVectors;
import io.airworthy.testkit.SharedData;
import io.airworthy.training.HeadFit;
import io.airworthy.training.HeadOptions;
import io.airworthy.training.HeadTrainer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReDialHeadTest {
  @Test
  void estimate_isAtLeastAsGoodAsTheTextBaselineOutOfFold() {
    String file = SharedData.require("uss/ReDial.txt").toString();
    HeadTask task = HeadTask.DISSATISFACTION_ESTIMATE;
    LabelledVectors texts = LabelledTextReader.ofNgrams(task).read(List.of(file));

    HeadFit fit = new HeadTrainer(task, HeadOptions.of(task.cost())).train(texts, "");
    HeadEvaluation outOfFold =
        new HeadEvaluator(EvaluatorOptions.DEFAULTS).outOfFold(fit, texts).whole();
    Evaluation evaluation = outOfFold.confidence();
    FoldMeans means = outOfFold.foldMeans().orElseThrow();

    assertThat(evaluation.auroc().value().orElseThrow()).isGreaterThan(0.780);
    assertThat(evaluation.averagePrecision().value().orElseThrow()).isGreaterThan(0.228);
    assertThat(means.averagePrecision().value().orElseThrow()).isGreaterThan(0.228);
    assertThat(evaluation.ece().value().orElseThrow()).isLessThan(0.012);
  }
}
