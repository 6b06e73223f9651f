package io.airworthy.telemetry;

import io.airworthy.HeadSignals;
import io.airworthy.HeadSignals.Intent;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// The text heads at the boundary: they score what is said while it passes, and only scores leave.
///
/// A head is never asked about a turn that it may have learned from. Of turns that somebody waits
/// for, a head is begun only while the turn's budget lasts; a signal that is left out for it is
/// counted and told in the turn's state. Thread-safe.
public final class TextHeads {
  private final Map<HeadTask, TextHead> heads = new EnumMap<>(HeadTask.class);
  private final Supplier<SentenceModel> model;
  private final Duration budget;
  private final LongSupplier nanos;
  private final LongAdder scored = new LongAdder();
  private final LongAdder withheld = new LongAdder();
  private final LongAdder unavailable = new LongAdder();

  /// Heads, of each task at most one. A sentence model is loaded now, when one is needed.
  ///
  /// @param model asked for only when a head needs sentences
  /// @param budget time for a turn, above 0
  /// @param nanos a clock that never goes back, in nanoseconds
  /// @throws IllegalArgumentException when two heads have one task, or the budget is not above 0
  /// @throws io.airworthy.AirworthyException bad input when a head needs another sentence model
  public TextHeads(
      List<TextHead> heads, Supplier<SentenceModel> model, Duration budget, LongSupplier nanos) {
    if (budget.isNegative() || budget.isZero()) {
      throw new IllegalArgumentException("budget-millis is above 0");
    }
    this.model = model;
    this.budget = budget;
    this.nanos = nanos;
    for (TextHead head : heads) {
      head.header().settings().textEncoder(() -> new SentenceVectors(model.get()));
      if (this.heads.put(HeadTask.named(head.header().task()), head) != null) {
        throw new IllegalArgumentException("two heads for the task " + head.header().task());
      }
    }
  }

  /// No heads.
  public static TextHeads none() {
    return new TextHeads(
        List.of(),
        () -> {
          throw new IllegalStateException("no head asks for a sentence model");
        },
        Duration.ofDays(1),
        () -> 0);
  }

  boolean isEmpty() {
    return heads.isEmpty();
  }

  /// How often they were asked so far.
  public HeadCounts counts() {
    long answers = scored.sum();
    long kept = withheld.sum();
    long lost = unavailable.sum();
    return new HeadCounts(answers + kept + lost, answers, kept, lost);
  }

  /// What the heads say of a turn; empty when none has anything to say of it.
  ///
  /// @param live whether somebody waits, so that the budget holds
  Optional<HeadSignals> score(Transcript transcript, Instant eventTime, boolean live) {
    if (heads.isEmpty()) {
      return Optional.empty();
    }
    long deadline = live ? nanos.getAsLong() + budget.toNanos() : Long.MAX_VALUE;
    HeadReading reading = new HeadReading(this, eventTime, deadline);
    transcript.message().ifPresent(message -> reading.ask(HeadTask.INTENT, Passage.of(message)));
    List<DialogueLine> dialogue = transcript.dialogue();
    if (!dialogue.isEmpty()) {
      reading.ask(HeadTask.DISSATISFACTION_PREDICT, DialoguePassages.predict(dialogue));
    }
    List<DialogueLine> earlier = transcript.earlier();
    if (earlier.stream().anyMatch(line -> !line.user())) {
      transcript
          .message()
          .ifPresent(
              reaction ->
                  reading.ask(
                      HeadTask.DISSATISFACTION_ESTIMATE,
                      DialoguePassages.estimate(earlier, reaction)));
    }
    return reading.signals();
  }

  Optional<TextHead> head(HeadTask task) {
    return Optional.ofNullable(heads.get(task));
  }

  SentenceVectors sentences(long deadline) {
    return new SentenceVectors(model.get(), () -> left(deadline));
  }

  /// Nanoseconds until a deadline; not above 0 when it has passed.
  long left(long deadline) {
    return deadline == Long.MAX_VALUE ? Long.MAX_VALUE : deadline - nanos.getAsLong();
  }

  void count(HeadSignals.State state) {
    switch (state) {
      case SCORED -> scored.increment();
      case WITHHELD -> withheld.increment();
      case UNAVAILABLE -> unavailable.increment();
    }
  }

  static Optional<Intent> intent(Optional<HeadScore> score) {
    return score.map(said -> new Intent(said.label(), said.confidence()));
  }

  static OptionalDouble probability(Optional<HeadScore> score) {
    return score.map(said -> OptionalDouble.of(said.confidence())).orElse(OptionalDouble.empty());
  }
}
