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
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A head that also learns from dialogues of another domain, judged on one domain's alone: means of
/// the folds of five dealings, since one says little.
class SgdHeadTest {
  private static final int DEALINGS = 5;

  @ParameterizedTest
  @CsvSource({"DISSATISFACTION_PREDICT, 0.751, 0.143", "DISSATISFACTION_ESTIMATE, 0.891, 0.312"})
  void head_isAtLeastAsGoodAsTheTextBaselineOutOfFold(
      HeadTask task, double auroc, double averagePrecision) {
    List<String> files =
        List.of(
            SharedData.require("uss/SGD.txt").toString(),
            SharedData.require("uss/ReDial.txt").toString());
    LabelledVectors texts = LabelledTextReader.ofNgrams(task).read(files);

    List<FoldMeans> dealings =
        IntStream.rangeClosed(1, DEALINGS).mapToObj(seed -> onSgd(task, texts, seed)).toList();

    assertThat(mean(dealings, FoldMeans::auroc)).isGreaterThan(auroc);
    assertThat(mean(dealings, FoldMeans::averagePrecision)).isGreaterThan(averagePrecision);
  }

  private static FoldMeans onSgd(HeadTask task, LabelledVectors texts, int seed) {
    HeadOptions defaults = HeadOptions.of(task.cost());
    HeadOptions options =
        new HeadOptions(
            defaults.floor(),
            defaults.cost(),
            defaults.folds(),
            defaults.passes(),
            seed,
            defaults.trainedUntil());
    HeadFit fit = new HeadTrainer(task, options).train(texts, "");
    return new HeadEvaluator(EvaluatorOptions.DEFAULTS)
        .outOfFold(fit, texts)
        .byFile()
        .getFirst()
        .foldMeans()
        .orElseThrow();
  }

  private static double mean(List<FoldMeans> dealings, Function<FoldMeans, Figure> figure) {
    return dealings.stream()
        .map(figure)
        .mapToDouble(each -> each.value().orElseThrow())
        .average()
        .orElseThrow();
  }
}
