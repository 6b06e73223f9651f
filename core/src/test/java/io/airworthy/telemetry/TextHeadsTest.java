package io.airworthy.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.airworthy.HeadSignals;
import io.airworthy.Identifier;
import io.airworthy.testkit.BalanceSheet;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TextHeadsTest {
  private static final Instant LEARNED = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant AFTER = LEARNED.plusSeconds(1);
  private static final Duration BUDGET = Duration.ofMillis(10);

  @RegisterExtension final BalanceSheet sheet = new BalanceSheet();

  private final AtomicLong scores = new AtomicLong();
  private final AtomicLong nanos = new AtomicLong();
  private final Transcript transcript = new Transcript();

  /// A sentence model that takes its time, in nanoseconds of the test's clock, or fails.
  private SentenceModel model(Runnable work) {
    return new SentenceModel(
        new TokenEncoder() {
          @Override
          public String name() {
            return "slow";
          }

          @Override
          public int dimensions() {
            return 1;
          }

          @Override
          public List<String> vocabulary() {
            return List.of("[UNK]", "[CLS]", "[SEP]");
          }

          @Override
          public List<float[]> encode(List<int[]> sentences) {
            work.run();
            return sentences.stream().map(_ -> new float[] {1}).toList();
          }
        });
  }

  /// A head of one class that says the same of everything.
  private static TextHead head(HeadTask task, HeadSettings settings) {
    HeadTraining training =
        new HeadTraining("", 1, 1, 1, 1, 2, 1, LEARNED.getEpochSecond(), HeadAuroc.UNKNOWN);
    TermTable terms = new TermTable(new int[0], new float[0], settings);
    HeadClass only = new HeadClass(new Identifier("refund"), 1, 0, 0, new float[terms.columns()]);
    return new TextHead(
        new HeadHeader(task.wireName(), List.of("refund"), settings, training),
        terms,
        List.of(only));
  }

  private TextHeads ngrams(HeadTask... tasks) {
    List<TextHead> heads = Arrays.stream(tasks).map(task -> head(task, task.settings())).toList();
    return booked(new TextHeads(heads, TextHeadsTest::none, BUDGET, nanos::get));
  }

  private TextHeads sentences(Runnable work) {
    return sentences(work, nanos::get);
  }

  private TextHeads sentences(Runnable work, LongSupplier clock) {
    Supplier<SentenceModel> model = () -> model(work);
    List<TextHead> heads =
        Arrays.stream(HeadTask.values())
            .map(task -> head(task, task.settings(HeadEncoder.SENTENCE, model)))
            .toList();
    return booked(new TextHeads(heads, model, BUDGET, clock));
  }

  private TextHeads booked(TextHeads heads) {
    sheet.holds("scored = scores of the turns", () -> heads.counts().scored(), scores::get);
    return heads;
  }

  private Optional<HeadSignals> score(TextHeads heads, Instant eventTime, boolean live) {
    Optional<HeadSignals> signals = heads.score(transcript, eventTime, live);
    signals.ifPresent(said -> scores.addAndGet(HandedOn.scores(said)));
    return signals;
  }

  private static SentenceModel none() {
    throw new IllegalStateException("no sentences are wanted");
  }

  private void say(String... lines) {
    for (int line = 0; line < lines.length; line++) {
      if (line % 2 == 0) {
        transcript.addUser(lines[line]);
      } else {
        transcript.addAssistant(lines[line]);
      }
    }
  }

  private void reply(String text) {
    transcript.addOutput(JsonNodeFactory.instance.textNode(text));
  }

  @Test
  void eachHead_isAskedWhereItHasSomethingToSay() {
    TextHeads heads = ngrams(HeadTask.values());
    assertThat(score(heads, AFTER, true)).isEmpty();

    say("I want my money back");
    HeadSignals first = score(heads, AFTER, true).orElseThrow();
    assertThat(first.intent()).contains(new HeadSignals.Intent(new Identifier("refund"), 0.5));
    assertThat(first.predicted()).isEmpty();
    assertThat(first.estimated()).isEmpty();

    reply("No");
    assertThat(score(heads, AFTER, true).orElseThrow().predicted()).hasValue(0.5);
  }

  @Test
  void estimate_isOfTheReplyBeforeTheLastMessage() {
    TextHeads heads = ngrams(HeadTask.DISSATISFACTION_ESTIMATE);
    say("money back", "no", "I said money back");
    reply("sorry");

    HeadSignals signals = score(heads, AFTER, true).orElseThrow();

    assertThat(signals.estimated()).hasValue(0.5);
    assertThat(signals.predicted()).isEmpty();
    assertThat(signals.trainedUntil()).contains(LEARNED);
  }

  @Test
  void turnThatAHeadMayHaveLearnedFrom_isWithheld() {
    TextHeads heads = ngrams(HeadTask.INTENT);
    say("hello");

    HeadSignals signals = score(heads, LEARNED, true).orElseThrow();

    assertThat(signals.state()).isEqualTo(HeadSignals.State.WITHHELD);
    assertThat(signals.intent()).isEmpty();
    assertThat(signals.trainedUntil()).isEmpty();
    assertThat(heads.counts()).isEqualTo(new HeadCounts(1, 0, 1, 0));
  }

  @Test
  void spentBudget_leavesSignalsUnavailableAndTheModelAlone() {
    TextHeads heads =
        sentences(
            () -> {
              throw new IllegalStateException("nobody has time for this");
            },
            () -> nanos.getAndAdd(BUDGET.toNanos()));
    say("hello");
    reply("hi");

    HeadSignals signals = score(heads, AFTER, true).orElseThrow();

    assertThat(signals.state()).isEqualTo(HeadSignals.State.UNAVAILABLE);
    assertThat(heads.counts()).isEqualTo(new HeadCounts(2, 0, 0, 2));
  }

  @Test
  void sentencesOfAllHeads_areEncodedTogetherAndFinishedOnceBegun() {
    AtomicInteger runs = new AtomicInteger();
    TextHeads heads =
        sentences(
            () -> {
              runs.incrementAndGet();
              nanos.addAndGet(BUDGET.toNanos());
            },
            nanos::get);
    say("hello");
    reply("hi");

    assertThat(score(heads, AFTER, true).map(HeadSignals::state))
        .isEqualTo(Optional.of(HeadSignals.State.SCORED));
    assertThat(heads.counts()).isEqualTo(new HeadCounts(2, 2, 0, 0));
    assertThat(runs).hasValue(1);
  }

  @Test
  void slowSentences_costNoOtherHeadItsSignal() {
    Supplier<SentenceModel> slow =
        () ->
            model(
                () -> {
                  nanos.addAndGet(2 * BUDGET.toNanos());
                  throw new IllegalStateException("out of memory");
                });
    HeadTask sentence = HeadTask.INTENT;
    HeadTask ngrams = HeadTask.DISSATISFACTION_PREDICT;
    List<TextHead> both =
        List.of(
            head(sentence, sentence.settings(HeadEncoder.SENTENCE, slow)),
            head(ngrams, ngrams.settings()));
    TextHeads heads = booked(new TextHeads(both, slow, BUDGET, nanos::get));
    say("hello");
    reply("hi");

    HeadSignals signals = score(heads, AFTER, true).orElseThrow();

    assertThat(signals.predicted()).isPresent();
    assertThat(signals.intent()).isEmpty();
    assertThat(signals.state()).isEqualTo(HeadSignals.State.UNAVAILABLE);
    assertThat(heads.counts()).isEqualTo(new HeadCounts(2, 1, 0, 1));
  }

  @Test
  void files_haveNoBudget() {
    TextHeads heads = sentences(() -> nanos.addAndGet(BUDGET.toNanos()));
    say("hello");
    reply("hi");

    HeadSignals signals = score(heads, AFTER, false).orElseThrow();

    assertThat(signals.predicted()).isPresent();
    assertThat(signals.state()).isEqualTo(HeadSignals.State.SCORED);
  }

  @Test
  void failingModel_costsItsSignalAndNotTheTurn() {
    TextHeads heads =
        sentences(
            () -> {
              throw new IllegalStateException("out of memory");
            });
    say("hello");

    assertThat(score(heads, AFTER, true).map(HeadSignals::state))
        .isEqualTo(Optional.of(HeadSignals.State.UNAVAILABLE));
  }

  @Test
  void twoHeadsOfOneTask_areRefused() {
    assertThatThrownBy(() -> ngrams(HeadTask.INTENT, HeadTask.INTENT))
        .hasMessageContaining("two heads for the task intent");
  }

  @Test
  void passage_isTheOneThatTrainingSees() {
    say("one", "two", "three");
    reply("four");

    assertThat(transcript.dialogue()).hasSize(4);
    assertThat(transcript.earlier()).hasSize(2);
    Passage asked = DialoguePassages.estimate(transcript.earlier(), Utterance.of("three"));
    assertThat(asked.parts().stream().map(part -> part.role() + " " + part.text().text()))
        .containsExactly("REPLY two", "MESSAGE one", "REACTION three");
  }

  @Test
  void longHistory_keepsItsEnd() {
    for (int line = 0; line < 200; line++) {
      say("line " + line, "answer " + line);
    }

    assertThat(transcript.earlier()).hasSizeLessThan(64);
    assertThat(transcript.earlier().getLast().text().text().toString()).isEqualTo("answer 198");
  }

  @Test
  void heads_areNotForTextsThatAreLeftUnread() {
    TelemetryOptions unread = TelemetryOptions.defaults().with(TextUse.UNREAD);

    assertThatThrownBy(() -> unread.with(ngrams(HeadTask.INTENT)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("left unread");
  }
}
