package io.airworthy.cli;

import io.airworthy.telemetry.HeadExport;
import io.airworthy.telemetry.TextHead;
import io.airworthy.telemetry.TextHeadFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes a head as JSON, for programs that score with it elsewhere.
@Command(name = "export", description = "writes a head as one JSON document, for other programs")
final class ClassifyExport implements Callable<Integer> {
  @Mixin GlobalOptions global;

  @Parameters(index = "0", paramLabel = "MODEL", description = "a head's file or its folder")
  Path model;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "gets the document")
  Path out;

  @Override
  public Integer call() {
    Path file = Files.isDirectory(model) ? model.resolve(ClassifyTrain.HEAD) : model;
    TextHead head = TextHeadFile.read(file);
    new OutputFile(out)
        .write(
            stream -> {
              HeadExport.write(head, stream);
              return head.termCount();
            });
    global.answer(
        Map.of("out", out.toString(), "terms", head.termCount()),
        "%d terms and %d classes in %s"
            .formatted(head.termCount(), head.header().classes().size(), out));
    return 0;
  }
}
