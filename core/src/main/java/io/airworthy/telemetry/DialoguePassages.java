package io.airworthy.telemetry;

import java.util.ArrayList;
import java.util.List;

/// What a dissatisfaction head is shown of a dialogue: alike when it learns and when it is asked.
final class DialoguePassages {
  private static final int EARLIER_LINES = 4;

  private DialoguePassages() {}

  /// The lines up to a reply, which is the last of them, and their shape.
  static Passage predict(List<DialogueLine> lines) {
    return new Passage(parts(lines), new DialogueShape(lines).bands());
  }

  /// The same with what the user says next.
  static Passage estimate(List<DialogueLine> lines, Utterance reaction) {
    List<Passage.Part> parts = parts(lines);
    parts.add(new Passage.Part(TextRole.REACTION, reaction));
    return new Passage(parts, new DialogueShape(lines).bandsWith(reaction));
  }

  private static List<Passage.Part> parts(List<DialogueLine> lines) {
    List<Passage.Part> parts = new ArrayList<>();
    for (int back = 1; back <= lines.size() && back <= EARLIER_LINES + 2; back++) {
      DialogueLine line = lines.get(lines.size() - back);
      TextRole near = line.user() ? TextRole.MESSAGE : TextRole.REPLY;
      parts.add(new Passage.Part(back <= 2 ? near : TextRole.EARLIER, line.text()));
    }
    return parts;
  }
}
