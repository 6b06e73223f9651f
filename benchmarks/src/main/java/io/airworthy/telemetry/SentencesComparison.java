package io.airworthy.telemetry;

import io.airworthy.adapters.minilm.MiniLm;
import io.airworthy.benchmarks.Answer;
import io.airworthy.benchmarks.Comparison;
import io.airworthy.benchmarks.Contest;
import io.airworthy.benchmarks.Lap;
import io.airworthy.benchmarks.Row;
import io.airworthy.benchmarks.Setting;
import io.airworthy.benchmarks.Traffic;
import io.airworthy.benchmarks.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The sentences of turns as concurrent requests ask for them, encoded together, beside the same
/// model on the same sentences one at a time. The vectors must be the same.
public final class SentencesComparison implements Comparison {
  private static final int TURNS = 2_000;
  private static final int CALLERS = 8;

  @Override
  public String name() {
    return "sentences";
  }

  @Override
  public String about() {
    return "sentences a second of the texts that a dissatisfaction head sees, for eight callers on"
        + " virtual threads that each wait for a turn's, beside the same model on one sentence at a"
        + " time on as many system threads as there are processors";
  }

  @Override
  public List<Row> run(Setting setting) throws Exception {
    setting.progress().now("sentences: simulating turns");
    List<List<Utterance>> turns = turns(setting);
    int sentences = turns.stream().mapToInt(List::size).sum();
    try (MiniLm encoder = MiniLm.load()) {
      SentenceModel model = new SentenceModel(encoder);
      WordPieces pieces = new WordPieces(encoder.vocabulary(), SentenceModel.MOST_PIECES);
      int processors = Runtime.getRuntime().availableProcessors();
      Contest.Outcome outcome =
          Contest.inProcess(setting)
              .run(
                  "sentences",
                  () ->
                      encode(
                          turns,
                          CALLERS,
                          Thread.ofVirtual().factory(),
                          texts -> model.vectors(texts, Long.MAX_VALUE)),
                  () ->
                      encode(
                          turns,
                          processors,
                          Thread.ofPlatform().factory(),
                          texts -> alone(encoder, pieces, texts)));
      return List.of(
          new Row.Measured(
              "sentences",
              Unit.SENTENCES_PER_SECOND,
              outcome.ours().map(seconds -> sentences / seconds),
              Optional.of(outcome.peer().map(seconds -> sentences / seconds)),
              Optional.empty(),
              "one at a time"));
    }
  }

  /// The distinct texts of each turn, up to so many turns.
  private static List<List<Utterance>> turns(Setting setting) throws IOException {
    int wanted = setting.scale().of(TURNS);
    Path file = setting.folder().resolve("spans.jsonl");
    Traffic.of(1, wanted).writeSpans(file);
    List<List<Utterance>> turns = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      for (SentSpan span : SentContent.spans(ProtobufSpans.decoded(line))) {
        List<DialogueLine> dialogue = SentContent.transcript(span).dialogue();
        if (!dialogue.isEmpty() && turns.size() < wanted) {
          turns.add(distinct(DialoguePassages.predict(dialogue)));
        }
      }
    }
    return turns;
  }

  private static List<Utterance> distinct(Passage passage) {
    Map<String, Utterance> texts =
        passage.parts().stream()
            .map(Passage.Part::text)
            .collect(
                Collectors.toMap(text -> text.text().toString(), text -> text, (one, _) -> one));
    return List.copyOf(texts.values());
  }

  private static List<float[]> alone(MiniLm encoder, WordPieces pieces, List<Utterance> texts) {
    return texts.stream().map(text -> encoder.encode(List.of(pieces.of(text))).getFirst()).toList();
  }

  private static Lap encode(
      List<List<Utterance>> turns,
      int callers,
      ThreadFactory threads,
      Function<List<Utterance>, List<float[]>> encoder)
      throws Exception {
    return Lap.time(
        () -> {
          double[] sums = new double[turns.size()];
          AtomicInteger next = new AtomicInteger();
          List<Thread> running =
              Stream.generate(() -> threads.newThread(() -> work(turns, next, encoder, sums)))
                  .limit(callers)
                  .toList();
          running.forEach(Thread::start);
          for (Thread thread : running) {
            thread.join();
          }
          return Answer.of(sums);
        });
  }

  /// A turn's sum of all its vectors, dimension by dimension.
  private static void work(
      List<List<Utterance>> turns,
      AtomicInteger next,
      Function<List<Utterance>, List<float[]>> encoder,
      double[] sums) {
    for (int turn = next.getAndIncrement(); turn < sums.length; turn = next.getAndIncrement()) {
      for (float[] vector : encoder.apply(turns.get(turn))) {
        for (int dimension = 0; dimension < vector.length; dimension++) {
          sums[turn] += (dimension + 1) * vector[dimension];
        }
      }
    }
  }
}
