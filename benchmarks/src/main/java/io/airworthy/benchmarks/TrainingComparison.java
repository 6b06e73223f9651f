package io.airworthy.benchmarks;

import io.airworthy.stats.Auroc;
import io.airworthy.training.Family;
import io.airworthy.training.Split.Part;
import io.airworthy.training.Trainer;
import io.airworthy.training.TrainingOptions;
import io.airworthy.training.TrainingResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The trainer beside scikit-learn on the same examples.
///
/// The work is not the same: ours also tries seven penalties or two depths, calibrates and sets an
/// operating point; scikit-learn fits one model of fixed settings. The rows say what each user
/// waits for, and both must be equally good at ranking the rows neither has seen.
final class TrainingComparison implements Comparison {
  private static final int ROWS = 600_000;
  private static final double SAME_QUALITY = 0.1;

  @Override
  public String name() {
    return "training";
  }

  @Override
  public String about() {
    return "600,000 examples of 70 features, 60 percent to fit: our whole training (search,"
        + " calibration, operating point)"
        + " beside one scikit-learn fit without search; the AUROC of the test rows must agree within"
        + " a tenth";
  }

  @Override
  public List<Row> run(Setting setting) throws Exception {
    Python python = Python.of(setting);
    Optional<String> lacking = python.lacks("numpy", "sklearn");
    if (lacking.isPresent()) {
      return List.of(
          new Row.Skipped("training-logistic", lacking.get()),
          new Row.Skipped("training-trees", lacking.get()));
    }
    setting.progress().now("training: making examples");
    Examples examples = Examples.of(Math.max(10_000, setting.scale().of(ROWS)));
    Files files = Files.write(setting, examples);
    List<Row> rows = new ArrayList<>();
    rows.add(row(setting, examples, Family.LOGISTIC, python, files, "sklearn LogisticRegression"));
    rows.add(row(setting, examples, Family.TREES, python, files, "sklearn HistGradientBoosting"));
    return rows;
  }

  private static Row row(
      Setting setting,
      Examples examples,
      Family family,
      Python python,
      Files files,
      String peerName)
      throws Exception {
    String name = "training-" + family.wireName();
    int repetitions = Math.min(2, setting.scale().processRepetitions());
    Contest.Outcome outcome =
        new Contest(repetitions, 0, SAME_QUALITY, setting.progress())
            .run(name, () -> ours(examples, family), () -> peer(python, family, files));
    return Row.Measured.seconds(name, outcome, peerName);
  }

  private static Lap ours(Examples examples, Family family) throws Exception {
    Trainer trainer = new Trainer(TrainingOptions.DEFAULTS.withFamilies(List.of(family)));
    return Lap.time(
        () -> {
          try (TrainingResult result = trainer.train(examples.set())) {
            int[] labels = examples.labels(Part.TEST);
            double[] scores = result.best().testScores();
            return Answer.of(Auroc.of(labels, scores).orElseThrow());
          }
        });
  }

  private static Lap peer(Python python, Family family, Files files) throws Exception {
    Python.Result result =
        python.run(
            "train.py",
            family.wireName(),
            files.features().toString(),
            files.labels().toString(),
            Integer.toString(Examples.COLUMNS),
            Integer.toString(files.trainRows()),
            Integer.toString(files.testRows()));
    return new Lap(
        result.answer().path("seconds").asDouble(),
        Answer.of(result.answer().path("auroc").asDouble()));
  }

  /// What the peer reads: the train part is its first rows, the test part its last.
  private record Files(Path features, Path labels, int trainRows, int testRows) {
    static Files write(Setting setting, Examples examples) throws Exception {
      int rows = examples.set().rows();
      Path features =
          RawFile.write(
              setting.folder().resolve("features"),
              rows * Examples.COLUMNS,
              i -> examples.set().features().value(i / Examples.COLUMNS, i % Examples.COLUMNS));
      Path labels =
          RawFile.write(setting.folder().resolve("labels"), rows, i -> examples.set().label(i));
      return new Files(features, labels, examples.rows(Part.TRAIN), examples.rows(Part.TEST));
    }
  }
}
