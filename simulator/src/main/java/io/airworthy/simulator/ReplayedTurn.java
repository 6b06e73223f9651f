package io.airworthy.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One turn of a recorded session on the time line.
record ReplayedTurn(Said said, Instant start, Instant end) {

  /// What one turn says: a message and the replies up to the next message.
  ///
  /// @param message empty when the assistant spoke first
  /// @param ratings those on the message's line
  record Said(Optional<String> message, List<String> replies, List<Integer> ratings) {
    Said {
      replies = List.copyOf(replies);
      ratings = List.copyOf(ratings);
    }

    /// Length of the message in UTF-16 units.
    int messageChars() {
      return message.map(String::length).orElse(0);
    }

    /// Length of the replies in UTF-16 units.
    int replyChars() {
      return replies.stream().mapToInt(String::length).sum();
    }
  }

  /// Groups a session's lines into turns.
  static List<Said> group(List<Dialogue.Line> lines) {
    List<Said> turns = new ArrayList<>();
    int i = 0;
    while (i < lines.size()) {
      Optional<String> message = Optional.empty();
      List<Integer> ratings = List.of();
      if (lines.get(i).speaker() == Dialogue.Speaker.USER) {
        message = Optional.of(lines.get(i).text());
        ratings = lines.get(i).ratings();
        i++;
      }
      List<String> replies = new ArrayList<>();
      for (; i < lines.size() && lines.get(i).speaker() == Dialogue.Speaker.SYSTEM; i++) {
        replies.add(lines.get(i).text());
      }
      turns.add(new Said(message, replies, ratings));
    }
    return turns;
  }
}
