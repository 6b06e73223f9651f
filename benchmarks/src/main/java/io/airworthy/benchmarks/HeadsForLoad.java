package io.airworthy.benchmarks;

import io.airworthy.benchmarks.Exports.Export;
import io.airworthy.telemetry.SentContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Two heads of n-grams for a server under load: an intent of many, and a yes or no on message and
/// reply.
final class HeadsForLoad {
  private static final int REQUESTS = 40;
  private static final String BEFORE_ALL = "2000-01-01T00:00:00Z";

  private HeadsForLoad() {}

  /// Trains them on the first requests and returns the server's configuration.
  static Path train(Setting setting, List<Export> exports)
      throws IOException, InterruptedException {
    Path intents = setting.folder().resolve("intents.jsonl");
    Path dissatisfied = setting.folder().resolve("dissatisfied.jsonl");
    List<Export> first = exports.subList(0, Math.min(REQUESTS, exports.size()));
    SentContent.writeLabelled(first.stream().map(Export::body).toList(), intents, dissatisfied);
    Path intent = train(setting, "intent", intents);
    Path predict = train(setting, "dissatisfaction-predict", dissatisfied);
    return Files.writeString(
        setting.folder().resolve("heads.yaml"),
        """
        heads:
          intent: %s
          predict: %s
        """
            .formatted(intent, predict));
  }

  private static Path train(Setting setting, String task, Path texts)
      throws IOException, InterruptedException {
    Path head = setting.folder().resolve(task);
    new Launcher(setting)
        .run(
            "classify",
            "train",
            "--task",
            task,
            "--trained-until",
            BEFORE_ALL,
            "--data",
            texts.toString(),
            "--out",
            head.toString());
    return head;
  }
}
