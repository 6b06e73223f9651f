package io.airworthy.telemetry;

import io.airworthy.AirworthyException;
import io.airworthy.telemetry.LabelledTextReader.ExampleSink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rated dialogues: lines of role, text, action and ratings; a blank line between conversations.
///
/// The ratings on a user's line are about the reply before it ([Judgement]). A user's line before
/// any reply judges nothing.
final class DialogueExamples {
  private static final String OVERALL = "OVERALL";
  private static final int COLUMNS = 4;

  private final HeadTask task;
  private final Path file;
  private final List<DialogueLine> before = new ArrayList<>();
  private int conversation;

  DialogueExamples(HeadTask task, Path file) {
    this.task = task;
    this.file = file;
  }

  void lines(List<String> lines, ExampleSink sink) {
    if (!task.isBinary()) {
      throw AirworthyException.badInput(
          file + ": dialogues carry ratings and no intents; expected .jsonl or .json");
    }
    for (int at = 0; at < lines.size(); at++) {
      if (lines.get(at).isBlank()) {
        before.clear();
        conversation++;
      } else {
        line(lines.get(at).split("\t", -1), file + ": line " + (at + 1), sink);
      }
    }
  }

  private void line(String[] columns, String where, ExampleSink sink) {
    if (columns.length != COLUMNS) {
      throw AirworthyException.badInput(
          where + ": " + columns.length + " columns, expected 4: role, text, action, ratings");
    }
    boolean user = columns[0].equals("USER");
    if (!user && !columns[0].equals("SYSTEM")) {
      throw AirworthyException.badInput(where + ": the role is not USER or SYSTEM");
    }
    if (user && columns[1].equals(OVERALL)) {
      return;
    }
    DialogueLine line = new DialogueLine(user, Utterance.of(columns[1]));
    if (user && !columns[3].isBlank() && before.stream().anyMatch(each -> !each.user())) {
      Judgement judgement = Judgement.ofRatings(ratings(columns[3], where));
      sink.accept(passage(line), judgement, Integer.toString(conversation));
    }
    before.add(line);
  }

  private static int[] ratings(String found, String where) {
    return Arrays.stream(found.split(",", -1)).mapToInt(each -> score(each, where)).toArray();
  }

  private static int score(String text, String where) {
    String rating = text.strip();
    if (rating.length() != 1 || rating.charAt(0) < '1' || rating.charAt(0) > '5') {
      throw AirworthyException.badInput(where + ": a rating is not a whole number from 1 to 5");
    }
    return rating.charAt(0) - '0';
  }

  private Passage passage(DialogueLine reaction) {
    return task == HeadTask.DISSATISFACTION_PREDICT
        ? DialoguePassages.predict(before)
        : DialoguePassages.estimate(before, reaction.text());
  }
}
