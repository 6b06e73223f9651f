package io.airworthy.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.airworthy.Target;
import io.airworthy.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A thousand recorded, rated task dialogues as turns: lengths and question marks only.
///
/// A user's line and the system's next one are a turn; the ratings that stand at the user's next
/// line judge it.
class RecordedDialoguesTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path folder;

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
    store();
  }

  private static long micros(int dialogue, int position) {
    return START.toEpochMilli() * 1000 + (dialogue * 3600L + position * 60L) * 1_000_000;
  }

  private void turn(int dialogue, int position, String message, String reply) {
    turns.add(
        "%d,%d,%d,%d,%b,%d,%b"
            .formatted(
                dialogue,
                position,
                micros(dialogue, position),
                message.length(),
                message.endsWith("?"),
                reply.length(),
                reply.endsWith("?")));
  }

  private void rate(int dialogue, int position, String scores) {
    rated++;
    long moment = micros(dialogue, position) + 100_000_000;
    for (String score : scores.split(",", -1)) {
      ratings.add("%d,%d,%d,%s".formatted(dialogue, position, moment++, score));
    }
  }

  private void store() throws IOException {
    lake.run(
        """
        insert into turns by name
        select md5(column0::text) trace_id, column1::text span_id, 't' tenant_id,
          md5(column0::text) conversation_id, make_timestamp(column2) event_time,
          event_time + interval 10 seconds end_time, end_time available_at, 'chat' operation,
          column3 message_chars, column4 message_question, column5 reply_chars,
          column6 reply_question
        from read_csv('%s', header = false)
        """
            .formatted(Files.write(folder.resolve("turns.csv"), turns)));
    lake.run(
        """
        insert into feedback by name
        select md5(column0::text) trace_id, column1::text span_id, 't' tenant_id,
          make_timestamp(column2) event_time, event_time available_at,
          'satisfaction' as name, column3 score
        from read_csv('%s', header = false)
        """
            .formatted(Files.write(folder.resolve("ratings.csv"), ratings)));
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
