package io.airworthy.cli;

import io.airworthy.AirworthyException;
import io.airworthy.evaluation.EvaluationReport;
import io.airworthy.evaluation.EvaluatorOptions;
import io.airworthy.evaluation.HeadEvaluation;
import io.airworthy.evaluation.HeadEvaluations;
import io.airworthy.evaluation.HeadEvaluator;
import io.airworthy.evaluation.ReportPage;
import io.airworthy.telemetry.HeadEncoder;
import io.airworthy.telemetry.HeadSettings;
import io.airworthy.telemetry.HeadTask;
import io.airworthy.telemetry.LabelledTextReader;
import io.airworthy.telemetry.LabelledVectors;
import io.airworthy.telemetry.TextHeadFile;
import io.airworthy.training.FileDigest;
import io.airworthy.training.HeadFit;
import io.airworthy.training.HeadOptions;
import io.airworthy.training.HeadTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Trains a head; what it writes holds hashed weights and figures, no text.
@Command(name = "train", description = "trains a head and judges it out of fold")
final class ClassifyTrain implements Callable<Integer> {
  static final String HEAD = "head.awth";

  @Mixin GlobalOptions global;

  @Option(
      names = "--task",
      required = true,
      paramLabel = "TASK",
      description = "intent, dissatisfaction-predict or dissatisfaction-estimate")
  String task;

  @Option(
      names = "--data",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "labelled texts: .jsonl, .json#LIST or dialogue-tsv; read, never kept")
  List<String> data;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "gets " + HEAD + " and report.html")
  Path out;

  @Option(
      names = "--encoder",
      paramLabel = "KIND",
      defaultValue = "ngrams",
      description =
          "ngrams (microseconds a text), sentence (milliseconds) or stack, which is both"
              + " (default: ${DEFAULT-VALUE})")
  String encoder;

  @Option(
      names = "--floor",
      paramLabel = "K",
      defaultValue = "5",
      description =
          "fewest distinct conversations behind a term with a weight (default: ${DEFAULT-VALUE})")
  int floor;

  @Option(
      names = "--cost",
      paramLabel = "C",
      description = "weight of the loss against the penalty (default: the task's)")
  Optional<Double> cost = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "of folds and order (default: ${DEFAULT-VALUE})")
  long seed;

  @Option(
      names = "--trained-until",
      paramLabel = "INSTANT",
      description =
          "no text is later, such as 2026-03-01T00:00:00Z; the head is not asked about turns up to"
              + " then (default: when the newest file was written)")
  Optional<Instant> trainedUntil = Optional.empty();

  @Override
  public Integer call() {
    HeadTask chosen = HeadTask.named(task);
    HeadOptions options = options(chosen);
    HeadSettings settings = chosen.settings(HeadEncoder.named(encoder), SentenceModels::bundled);
    LabelledVectors examples =
        new LabelledTextReader(chosen, settings, SentenceModels::bundled).read(data);
    String digest = FileDigest.of(data.stream().map(LabelledTextReader::path).toList());
    HeadFit fit = new HeadTrainer(chosen, options).train(examples, digest);
    HeadEvaluations evaluations =
        new HeadEvaluator(EvaluatorOptions.DEFAULTS).outOfFold(fit, examples);
    write(fit, evaluations.whole());
    HeadDocument document = new HeadDocument(fit.head(), evaluations, data);
    global.answer(document.json(), document.text());
    return 0;
  }

  private HeadOptions options(HeadTask chosen) {
    HeadOptions defaults = HeadOptions.of(chosen.cost());
    try {
      return new HeadOptions(
          floor,
          cost.orElse(defaults.cost()),
          defaults.folds(),
          defaults.passes(),
          seed,
          trainedUntil.orElseGet(this::newestFile).truncatedTo(ChronoUnit.SECONDS));
    } catch (IllegalArgumentException e) {
      throw AirworthyException.badInput(String.valueOf(e.getMessage()), e);
    }
  }

  private Instant newestFile() {
    return data.stream()
        .map(LabelledTextReader::path)
        .map(ClassifyTrain::written)
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  private static Instant written(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant().plusSeconds(1);
    } catch (IOException e) {
      throw AirworthyException.badInput(file + ": cannot be read", e);
    }
  }

  private void write(HeadFit fit, HeadEvaluation evaluation) {
    byte[] bytes = TextHeadFile.bytes(fit.head());
    try {
      Files.createDirectories(out);
    } catch (IOException e) {
      throw AirworthyException.badInput(out + ": cannot be made a folder", e);
    }
    EvaluationReport.write(
        out.resolve("report.html"),
        ReportPage.ofFile(
            "training texts, out of fold", "label", "confidence", evaluation.confidence()));
    new OutputFile(out.resolve(HEAD))
        .write(
            stream -> {
              stream.write(bytes);
              return bytes.length;
            });
  }
}
