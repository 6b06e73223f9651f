package io.airworthy.telemetry;

import io.airworthy.HeadSignals;
import io.airworthy.HeadSignals.State;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The asking of heads about one turn, in one thread. Texts that several heads see are encoded
/// once.
final class HeadReading {
  private final TextHeads heads;
  private final Instant eventTime;
  private final long deadline;
  private final Map<HeadTask, HeadScore> scores = new EnumMap<>(HeadTask.class);
  private Optional<State> state = Optional.empty();
  private Optional<Instant> trainedUntil = Optional.empty();
  private @Nullable SentenceVectors sentences;

  HeadReading(TextHeads heads, Instant eventTime, long deadline) {
    this.heads = heads;
    this.eventTime = eventTime;
    this.deadline = deadline;
  }

  /// Asks the task's head, if there is one.
  void ask(HeadTask task, Passage passage) {
    heads.head(task).ifPresent(head -> settle(ask(task, head, passage)));
  }

  private void settle(State found) {
    heads.count(found);
    state = state.filter(known -> known.compareTo(found) >= 0).or(() -> Optional.of(found));
  }

  private State ask(HeadTask task, TextHead head, Passage passage) {
    Instant learned = head.header().training().until();
    if (!eventTime.isAfter(learned)) {
      return State.WITHHELD;
    }
    if (heads.left(deadline) <= 0) {
      return State.UNAVAILABLE;
    }
    Optional<HeadScore> score =
        head.header().settings().encoder().hasSentences()
            ? inTime(head, passage)
            : Optional.of(score(head, passage));
    score.ifPresent(said -> scores.put(task, said));
    score.ifPresent(
        said ->
            trainedUntil =
                trainedUntil
                    .filter(until -> until.isAfter(learned))
                    .or(() -> Optional.of(learned)));
    return score.isPresent() ? State.SCORED : State.UNAVAILABLE;
  }

  private Optional<HeadScore> inTime(TextHead head, Passage passage) {
    try {
      return Optional.of(score(head, passage));
    } catch (RuntimeException failed) {
      // A model that fails or has no time costs its signal, never the turn.
      return Optional.empty();
    }
  }

  private HeadScore score(TextHead head, Passage passage) {
    return head.score(head.header().settings().textEncoder(this::sentenceVectors).encode(passage));
  }

  private SentenceVectors sentenceVectors() {
    SentenceVectors known = sentences;
    if (known == null) {
      known = heads.sentences(deadline);
      sentences = known;
    }
    return known;
  }

  /// What they said; empty when none was asked.
  Optional<HeadSignals> signals() {
    return state.map(
        found ->
            new HeadSignals(
                TextHeads.intent(said(HeadTask.INTENT)),
                TextHeads.probability(said(HeadTask.DISSATISFACTION_PREDICT)),
                TextHeads.probability(said(HeadTask.DISSATISFACTION_ESTIMATE)),
                found,
                trainedUntil));
  }

  private Optional<HeadScore> said(HeadTask task) {
    return Optional.ofNullable(scores.get(task));
  }
}
