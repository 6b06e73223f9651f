package io.airworthy.telemetry;

import io.airworthy.MessageSignals;
import io.airworthy.ReplySignals;
import io.airworthy.benchmarks.Traffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// What the boundary costs a turn, in microseconds, on the turns of a simulated day.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SignalBenchmark {
  private static final int SESSIONS = 500;
  private static final Availability AVAILABILITY =
      new Availability.Recorded(Duration.ZERO, Instant.EPOCH);

  private final List<Payload.Decoded> spans = new ArrayList<>();
  private final List<Utterance> messages = new ArrayList<>();
  private final List<Utterance> replies = new ArrayList<>();
  private final LanguageDetector languages = new LanguageDetector();
  private final SentimentScorer sentiments = new SentimentScorer();
  private final MessageSignalExtractor ofMessage =
      new MessageSignalExtractor(languages, sentiments, PersonalDataSearch.ALL);
  private final ReplySignalExtractor ofReply =
      new ReplySignalExtractor(languages, sentiments, PersonalDataSearch.ALL);
  private final Boundary boundary = boundary(PersonalDataSearch.ALL);
  private final Boundary checkedBoundary = boundary(PersonalDataSearch.CHECKED);
  private int next;

  /// Simulates the day and finds what was said in it.
  @Setup(Level.Trial)
  public void simulate() throws IOException {
    Path file = Files.createTempFile("spans", ".jsonl");
    try {
      Traffic.of(1, SESSIONS).writeSpans(file);
      for (String line : Files.readAllLines(file)) {
        ProtobufSpans.decoded(line).spans().forEach(this::split);
      }
    } finally {
      Files.delete(file);
    }
  }

  /// Makes a request of each span and takes what was said in it.
  private void split(ResourceRows<SentSpan> resource) {
    for (ResourceRows.Scope<SentSpan> scope : resource.scopes()) {
      for (SentSpan span : scope.rows()) {
        ResourceRows.Scope<SentSpan> alone =
            new ResourceRows.Scope<>(scope.attributes(), List.of(span));
        spans.add(
            new Payload.Decoded(
                List.of(new ResourceRows<>(resource.attributes(), List.of(alone))), List.of()));
        listen(span);
      }
    }
  }

  private void listen(SentSpan span) {
    Transcript transcript = SentContent.transcript(span);
    transcript.message().ifPresent(messages::add);
    transcript.reply().ifPresent(replies::add);
  }

  /// A decoded span to a turn: attributes, pseudonyms, transcript, all signals.
  @Benchmark
  public BatchBuilder wholeSpan() {
    return read(boundary);
  }

  /// The same with the checked kinds of personal data alone.
  @Benchmark
  public BatchBuilder wholeSpanChecked() {
    return read(checkedBoundary);
  }

  /// The signals of a message.
  @Benchmark
  public MessageSignals message() {
    return ofMessage.extract(fresh(messages.get(turn(messages))), OptionalDouble.empty());
  }

  /// The signals of a reply.
  @Benchmark
  public ReplySignals reply() {
    return ofReply.extract(fresh(replies.get(turn(replies))));
  }

  /// The similarity of a message to the one before it, both vectors made anew.
  @Benchmark
  public double rephrase() {
    NgramVector before = NgramVector.of(fresh(messages.get(turn(messages))));
    return NgramVector.of(fresh(messages.get(turn(messages)))).similarity(before);
  }

  private BatchBuilder read(Boundary through) {
    BatchBuilder batch = new BatchBuilder();
    through.read(spans.get(turn(spans)), Signal.TRACES, AVAILABILITY, batch);
    return batch;
  }

  private static Boundary boundary(PersonalDataSearch search) {
    return new Boundary(TelemetryOptions.defaults().with(search), new SeededKeyRing(1));
  }

  /// An utterance whose words nobody has told apart yet.
  private static Utterance fresh(Utterance utterance) {
    return Utterance.of(utterance.text().toString());
  }

  private int turn(List<?> turns) {
    next = next + 1 < turns.size() ? next + 1 : 0;
    return next;
  }
}
