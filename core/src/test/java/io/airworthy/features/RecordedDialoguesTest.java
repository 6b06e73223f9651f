package io.airworthy.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.airworthy.Target;
import io.airworthy.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A thousand recorded, rated task dialogues as turns: lengths and question marks only.
///
/// A user's line and the system's next one are a turn; the ratings that stand at the user's next
/// line judge it.
class RecordedDialoguesTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final InMemoryLakeView lake = new InMemoryLakeView();
  private final List<String> turns = new ArrayList<>();
  private final List<String> ratings = new ArrayList<>();
  private int rated;

  @AfterEach
  void close() {
    lake.close();
  }

  private void read(String file) throws IOException {
    String[] dialogues = Files.readString(SharedData.require(file)).strip().split("\n\\s*\n", -1);
    for (int dialogue = 0; dialogue < dialogues.length; dialogue++) {
      String message = "";
      int position = 0;
      for (String line : dialogues[dialogue].split("\n", -1)) {
        String[] columns = line.split("\t", -1);
        boolean user = columns[0].equals("USER");
        if (user && !columns[1].equals("OVERALL")) {
          if (position > 0 && !columns[3].isBlank()) {
            rate(dialogue, position - 1, columns[3]);
          }
          message = columns[1];
        } else if (!user) {
          turn(dialogue, position++, message, columns[1]);
        }
      }
    }
    store("turns", turns);
    store("feedback", ratings);
  }

  private static long micros(int dialogue, int position) {
    return START.toEpochMilli() * 1000 + (dialogue * 3600L + position * 60L) * 1_000_000;
  }

  private void turn(int dialogue, int position, String message, String reply) {
    long start = micros(dialogue, position);
    turns.add(
        "('%d', '%d', make_timestamp(%d), make_timestamp(%d), %d, %b, %d, %b)"
            .formatted(
                dialogue,
                position,
                start,
                start + 10_000_000,
                message.length(),
                message.endsWith("?"),
                reply.length(),
                reply.endsWith("?")));
  }

  private void rate(int dialogue, int position, String scores) {
    rated++;
    long at = micros(dialogue, position) + 100_000_000;
    for (String score : scores.split(",", -1)) {
      ratings.add(
          "('%d', '%d', make_timestamp(%d), %s)".formatted(dialogue, position, at++, score));
    }
  }

  private void store(String table, List<String> tuples) {
    String values = "(values " + String.join(", ", tuples) + ")";
    lake.run(
        table.equals("turns")
            ? "insert into turns by name select d trace_id, p span_id, 't' tenant_id,"
                + " d conversation_id, s event_time, e end_time, e available_at, 'chat' operation,"
                + " mc message_chars, mq message_question, rc reply_chars, rq reply_question from "
                + values
                + " v(d, p, s, e, mc, mq, rc, rq)"
            : "insert into feedback by name select d trace_id, p span_id, 't' tenant_id,"
                + " m event_time, m available_at, 'satisfaction' as name, score from "
                + values
                + " v(d, p, m, score)");
  }

  private TrainingSetBuilder.Result build(Target target) {
    return new TrainingSetBuilder()
        .build(
            lake,
            LabelDefinition.named("dissatisfied"),
            target,
            Instant.parse("2026-06-01T00:00:00Z"),
            START);
  }

  @Test
  void ratedTurns_becomeExamplesOfBothTargets() throws IOException {
    read("uss/SGD.txt");
    TrainingSetBuilder.Result predict = build(Target.PREDICT);
    TrainingSetBuilder.Result estimate = build(Target.ESTIMATE);
    assertThat(predict.coverage().labelRows()).isEqualTo(rated);
    assertThat(estimate.coverage().judgedTurns()).isEqualTo(rated);
    assertThat((double) predict.trainingSet().positives() / rated).isBetween(0.05, 0.06);
    assertThat(predict.coverage().missingShares())
        .containsEntry("message.chars", 0.0)
        .containsEntry("reply.question", 0.0)
        .containsEntry("reply.sentiment", 1.0)
        .containsEntry("user_7d.turns", 1.0);
    assertThat(predict.coverage().joins())
        .allMatch(join -> join.newestPastCutoffMicros().orElse(0) <= 0);
  }
}
