package io.airworthy.telemetry;

import java.util.ArrayList;
import java.util.List;

/// How the lines of a dialogue resemble each other: whether the assistant repeats itself, whether
/// the user has to. Bands of likeness, never words.
final class DialogueShape {
  private static final int BANDS = 5;
  private static final int CHARACTERS_A_BAND = 25;
  private static final int LAST_LENGTH = 6;
  private static final int LAST_PLACE = 9;

  private final int lines;
  private final List<Utterance> messages = new ArrayList<>();
  private final List<Utterance> replies = new ArrayList<>();

  DialogueShape(List<DialogueLine> dialogue) {
    this.lines = dialogue.size();
    dialogue.forEach(line -> (line.user() ? messages : replies).add(line.text()));
  }

  /// What is known before the user reacts.
  List<String> bands() {
    List<String> bands = new ArrayList<>();
    bands.add("reply-repeated:" + repetition(replies));
    bands.add("message-repeated:" + repetition(messages));
    bands.add("place:" + Math.min(LAST_PLACE, lines / 2));
    if (!replies.isEmpty()) {
      int length = replies.getLast().text().length() / CHARACTERS_A_BAND;
      bands.add("length:" + Math.min(LAST_LENGTH, length));
    }
    if (!replies.isEmpty() && !messages.isEmpty()) {
      bands.add("echo:" + band(likeness(replies.getLast(), messages.getLast())));
    }
    return bands;
  }

  /// The same with what the user's reaction adds.
  List<String> bandsWith(Utterance reaction) {
    List<String> bands = bands();
    double highest =
        messages.stream().mapToDouble(each -> likeness(reaction, each)).max().orElse(0);
    bands.add("reaction-repeats:" + band(highest));
    return bands;
  }

  private static int repetition(List<Utterance> texts) {
    if (texts.isEmpty()) {
      return 0;
    }
    double highest = 0;
    for (Utterance earlier : texts.subList(0, texts.size() - 1)) {
      highest = Math.max(highest, likeness(texts.getLast(), earlier));
    }
    return band(highest);
  }

  private static int band(double likeness) {
    return (int) (likeness * BANDS);
  }

  /// The share of distinct words that both have (Jaccard), 0 to 1; 0 without words.
  static double likeness(Utterance a, Utterance b) {
    long[] one = a.vocabulary();
    long[] other = b.vocabulary();
    int shared = shared(one, other);
    return shared == 0 ? 0 : (double) shared / (one.length + other.length - shared);
  }

  /// How many numbers stand in both of two rising sequences.
  private static int shared(long[] one, long[] other) {
    int shared = 0;
    int at = 0;
    int beside = 0;
    while (at < one.length && beside < other.length) {
      int order = Long.compare(one[at], other[beside]);
      shared += order == 0 ? 1 : 0;
      at += order <= 0 ? 1 : 0;
      beside += order >= 0 ? 1 : 0;
    }
    return shared;
  }
}
