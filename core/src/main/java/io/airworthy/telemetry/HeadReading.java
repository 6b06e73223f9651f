package io.airworthy.telemetry;

import io.airworthy.HeadSignals;
import io.airworthy.HeadSignals.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The asking of heads about one turn, in one thread. What several heads see is encoded once, and
/// the sentences of all of them together.
final class HeadReading {
  private final TextHeads heads;
  private final Instant eventTime;
  private final long deadline;
  private final List<Question> questions = new ArrayList<>();
  private final Map<HeadTask, HeadScore> scores = new EnumMap<>(HeadTask.class);
  private Optional<State> state = Optional.empty();
  private Optional<Instant> trainedUntil = Optional.empty();
  private @Nullable SentenceVectors sentences;

  HeadReading(TextHeads heads, Instant eventTime, long deadline) {
    this.heads = heads;
    this.eventTime = eventTime;
    this.deadline = deadline;
  }

  /// Notes what the task's head is to be asked, if there is one.
  void ask(HeadTask task, Passage passage) {
    heads.head(task).ifPresent(head -> questions.add(new Question(task, head, passage)));
  }

  /// What a head is asked.
  private record Question(HeadTask task, TextHead head, Passage passage) {
    Instant learnedUntil() {
      return head.header().training().until();
    }

    boolean hasSentences() {
      return head.header().settings().encoder().hasSentences();
    }
  }

  /// What the heads say, those that see no sentences first: they are quick. Empty when none was to
  /// be asked.
  Optional<HeadSignals> signals() {
    questions.stream()
        .filter(question -> !question.hasSentences())
        .forEach(question -> settle(answer(question, hasTime())));
    boolean encoded = encodeSentences();
    questions.stream()
        .filter(Question::hasSentences)
        .forEach(question -> settle(answer(question, encoded)));
    return state.map(
        found ->
            new HeadSignals(
                TextHeads.intent(said(HeadTask.INTENT)),
                TextHeads.probability(said(HeadTask.DISSATISFACTION_PREDICT)),
                TextHeads.probability(said(HeadTask.DISSATISFACTION_ESTIMATE)),
                found,
                trainedUntil));
  }

  /// Whether there was time, and a model that did not fail, for every sentence.
  private boolean encodeSentences() {
    List<Passage> passages =
        questions.stream()
            .filter(question -> question.hasSentences() && isNewTo(question))
            .map(Question::passage)
            .toList();
    if (passages.isEmpty() || !hasTime()) {
      return false;
    }
    try {
      sentenceVectors().learn(passages);
      return true;
    } catch (RuntimeException failed) {
      // It costs these signals, never the turn.
      return false;
    }
  }

  private boolean hasTime() {
    return heads.left(deadline) > 0;
  }

  private boolean isNewTo(Question question) {
    return eventTime.isAfter(question.learnedUntil());
  }

  private void settle(State found) {
    heads.count(found);
    state = state.filter(known -> known.compareTo(found) >= 0).or(() -> Optional.of(found));
  }

  private State answer(Question question, boolean inTime) {
    if (!isNewTo(question)) {
      return State.WITHHELD;
    }
    if (!inTime) {
      return State.UNAVAILABLE;
    }
    TextHead head = question.head();
    TextEncoder encoder = head.header().settings().textEncoder(this::sentenceVectors);
    scores.put(question.task(), head.score(encoder.encode(question.passage())));
    trainedUntil =
        trainedUntil
            .filter(until -> until.isAfter(question.learnedUntil()))
            .or(() -> Optional.of(question.learnedUntil()));
    return State.SCORED;
  }

  private SentenceVectors sentenceVectors() {
    SentenceVectors known = sentences;
    if (known == null) {
      known = heads.sentences(deadline);
      sentences = known;
    }
    return known;
  }

  private Optional<HeadScore> said(HeadTask task) {
    return Optional.ofNullable(scores.get(task));
  }
}
