package io.airworthy.cli;

import io.airworthy.evaluation.EvaluatorOptions;
import io.airworthy.evaluation.HeadEvaluations;
import io.airworthy.evaluation.HeadEvaluator;
import io.airworthy.telemetry.HeadScore;
import io.airworthy.telemetry.HeadTask;
import io.airworthy.telemetry.LabelledTextReader;
import io.airworthy.telemetry.LabelledVectors;
import io.airworthy.telemetry.TextHead;
import io.airworthy.telemetry.TextHeadFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Judges a trained head on labelled texts.
@Command(name = "evaluate", description = "judges a head on labelled texts it has not seen")
final class ClassifyEvaluate implements Callable<Integer> {
  @Mixin GlobalOptions global;

  @Parameters(index = "0", paramLabel = "MODEL", description = "a head's file or its folder")
  Path model;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "labelled texts: .jsonl, .json#LIST or dialogue-tsv; of several each is also judged apart")
  List<String> files;

  @Override
  public Integer call() {
    Path file = Files.isDirectory(model) ? model.resolve(ClassifyTrain.HEAD) : model;
    TextHead head = TextHeadFile.read(file);
    LabelledVectors texts =
        new LabelledTextReader(
                HeadTask.named(head.header().task()),
                head.header().settings(),
                SentenceModels::bundled)
            .read(files);
    List<HeadScore> said = texts.vectors().stream().map(head::score).toList();
    HeadEvaluations evaluations =
        new HeadEvaluator(EvaluatorOptions.DEFAULTS).evaluate(head.header(), texts, said);
    HeadDocument document = new HeadDocument(head, evaluations, files);
    global.answer(document.json(), document.text());
    return 0;
  }
}
