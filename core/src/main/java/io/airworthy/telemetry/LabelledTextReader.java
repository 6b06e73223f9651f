package io.airworthy.telemetry;

import io.airworthy.AirworthyException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Reads labelled texts for training or judging a head. The text is encoded line by line and let
/// go; no message of a failure holds any of it.
///
/// A name ending in `.jsonl` is JSON lines of `text`, `label` and optionally `agreement`,
/// `conversation`, `reply`, `reaction`; `.json` is an object of lists of pairs of text and label,
/// of which one is named after a `#`, such as `data.json#train`; anything else is `dialogue-tsv` as
/// `replay` reads it, for the dissatisfaction tasks.
public final class LabelledTextReader {
  private final HeadTask task;
  private final HeadSettings settings;
  private final TextEncoder encoder;

  /// A reader that encodes as settings say.
  ///
  /// @param model asked for only when the settings want sentences
  /// @throws AirworthyException bad input when it is not the settings' model
  public LabelledTextReader(HeadTask task, HeadSettings settings, Supplier<SentenceModel> model) {
    this.task = task;
    this.settings = settings;
    this.encoder = settings.textEncoder(() -> new SentenceVectors(model.get()));
  }

  /// A reader that sees n-grams as the task does.
  public static LabelledTextReader ofNgrams(HeadTask task) {
    return new LabelledTextReader(
        task,
        task.settings(),
        () -> {
          throw new IllegalStateException("n-grams need no sentence model");
        });
  }

  /// The texts of all files, in order.
  ///
  /// @param names of files, with the list's name after a `#` where it needs one
  /// @throws AirworthyException bad input when a file is missing, malformed or holds no example
  public LabelledVectors read(List<String> names) {
    List<SparseVector> vectors = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    List<Double> agreements = new ArrayList<>();
    List<String> conversations = new ArrayList<>();
    List<Integer> fileEnds = new ArrayList<>();
    for (String name : names) {
      String prefix = fileEnds.size() + ":";
      readFile(
          name,
          (passage, judgement, conversation) -> {
            vectors.add(encoder.encode(passage));
            labels.add(judgement.label());
            agreements.add(judgement.agreement());
            conversations.add(prefix + conversation);
          });
      fileEnds.add(vectors.size());
    }
    if (vectors.isEmpty()) {
      throw AirworthyException.badInput(
          "the files hold no labelled text for the task " + task.wireName());
    }
    return new LabelledVectors(vectors, labels, agreements, conversations, fileEnds, settings);
  }

  /// The path of a name without the list's name.
  public static Path path(String name) {
    int mark = name.lastIndexOf('#');
    return Path.of(mark < 0 ? name : name.substring(0, mark));
  }

  private void readFile(String name, ExampleSink sink) {
    Path path = path(name);
    try {
      if (path.toString().endsWith(".jsonl")) {
        new JsonExamples(task, path).lines(Files.readAllLines(path), sink);
      } else if (path.toString().endsWith(".json")) {
        String list = name.substring(Math.min(name.length(), path.toString().length() + 1));
        new JsonExamples(task, path).pairs(Files.readAllBytes(path), list, sink);
      } else {
        new DialogueExamples(task, path).lines(Files.readAllLines(path), sink);
      }
    } catch (NoSuchFileException e) {
      throw AirworthyException.badInput(path + ": no such file", e);
    } catch (CharacterCodingException e) {
      throw AirworthyException.badInput(path + ": not UTF-8", e);
    } catch (IOException e) {
      throw AirworthyException.badInput(path + ": cannot be read", e);
    }
  }

  /// Takes one example.
  @FunctionalInterface
  interface ExampleSink {
    void accept(Passage passage, Judgement judgement, String conversation);
  }
}
