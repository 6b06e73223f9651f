package io.airworthy.measures;

import java.util.ArrayDeque;
import java.util.Deque;

/// The union of the sketches of a window that moves forward, by two stacks: each day is merged
/// twice at most, however long the window is.
final class SketchWindow {
  private final Deque<UserSketch> entered = new ArrayDeque<>();
  private final Deque<UserSketch> leaving = new ArrayDeque<>();
  private UserSketch enteredUnion = UserSketch.empty();

  /// Takes the next day in.
  void enter(UserSketch day) {
    entered.addLast(day);
    enteredUnion = enteredUnion.union(day);
  }

  /// Lets the earliest day go.
  void leave() {
    if (leaving.isEmpty()) {
      UserSketch suffix = UserSketch.empty();
      while (!entered.isEmpty()) {
        suffix = suffix.union(entered.removeLast());
        leaving.push(suffix);
      }
      enteredUnion = UserSketch.empty();
    }
    leaving.pop();
  }

  /// The users of all days inside.
  UserSketch union() {
    return leaving.isEmpty() ? enteredUnion : leaving.peek().union(enteredUnion);
  }
}
