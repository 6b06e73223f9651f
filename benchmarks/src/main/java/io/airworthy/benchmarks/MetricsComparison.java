package io.airworthy.benchmarks;

import io.airworthy.stats.Auroc;
import io.airworthy.stats.AveragePrecision;
import io.airworthy.stats.DeLong;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Metrics of a million rows beside scikit-learn's.
final class MetricsComparison implements Comparison {
  private static final int ROWS = 1_000_000;
  private static final double POSITIVES = 0.02;

  @Override
  public String name() {
    return "metrics";
  }

  @Override
  public String about() {
    return "AUROC and average precision of arrays of 1 M rows beside scikit-learn's functions on the"
        + " same arrays, each timed inside its own process, warm; DeLong's variance has no peer there";
  }

  @Override
  public List<Row> run(Setting setting) throws Exception {
    int rows = setting.scale().of(ROWS);
    int[] labels = new int[rows];
    double[] scores = new double[rows];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < rows; i++) {
      labels[i] = random.nextDouble() < POSITIVES ? 1 : 0;
      scores[i] = random.nextDouble() * (labels[i] == 1 ? 1.5 : 1);
    }
    Path labelFile = RawFile.write(setting.folder().resolve("labels"), rows, i -> labels[i]);
    Path scoreFile = RawFile.write(setting.folder().resolve("scores"), rows, i -> scores[i]);
    List<Row> table = new ArrayList<>();
    Python python = Python.of(setting);
    Optional<String> lacking = python.lacks("numpy", "sklearn.metrics");
    if (lacking.isPresent()) {
      table.add(new Row.Skipped("auroc", lacking.get()));
      table.add(new Row.Skipped("average-precision", lacking.get()));
    } else {
      Contest contest = Contest.inProcess(setting);
      Contest.Outcome auroc =
          contest.run(
              "auroc",
              () -> Lap.time(() -> Answer.of(Auroc.of(labels, scores).orElseThrow())),
              () -> peer(python, "auroc", labelFile, scoreFile));
      table.add(Row.Measured.seconds("auroc", auroc, "sklearn roc_auc_score"));
      Contest.Outcome precision =
          contest.run(
              "average-precision",
              () -> Lap.time(() -> Answer.of(AveragePrecision.of(labels, scores).orElseThrow())),
              () -> peer(python, "average-precision", labelFile, scoreFile));
      table.add(
          Row.Measured.seconds("average-precision", precision, "sklearn average_precision_score"));
    }
    table.add(deLong(setting, labels, scores));
    return table;
  }

  private static Row deLong(Setting setting, int[] labels, double[] scores) throws Exception {
    List<Double> seconds = new ArrayList<>();
    for (int lap = 0; lap <= setting.scale().repetitions(); lap++) {
      Lap timed = Lap.time(() -> Answer.of(DeLong.of(labels, scores).orElseThrow().variance()));
      if (lap > 0) {
        seconds.add(timed.seconds());
      }
    }
    return Row.Measured.alone("delong", Unit.SECONDS, new Sample(seconds));
  }

  private static Lap peer(Python python, String metric, Path labels, Path scores) throws Exception {
    Python.Result result = python.run("metrics.py", metric, labels.toString(), scores.toString());
    return new Lap(
        result.answer().path("seconds").asDouble(),
        Answer.of(result.answer().path("value").asDouble()));
  }
}
