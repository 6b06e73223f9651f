package io.airworthy.simulator;

import java.util.List;

/// A recorded session: what was said, and how raters judged it.
///
/// @param overall ratings of the whole session, 1 to 5; empty when there are none
record Dialogue(List<Line> lines, List<Integer> overall) {
  Dialogue {
    lines = List.copyOf(lines);
    overall = List.copyOf(overall);
  }

  /// One line that was said.
  ///
  /// @param ratings 1 to 5, in the order of the raters; empty for the assistant's lines
  record Line(Speaker speaker, String text, List<Integer> ratings) {
    Line {
      ratings = List.copyOf(ratings);
    }
  }

  /// Who speaks.
  enum Speaker {
    /// The user.
    USER,
    /// The assistant.
    SYSTEM
  }
}
