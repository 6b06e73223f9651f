package io.airworthy.simulator;

import java.util.ArrayList;
import java.util.List;

/// One alternative of a phrase book, cut into its parts.
record Phrase(List<Part> parts) {
  Phrase {
    parts = List.copyOf(parts);
  }

  /// Cuts `text {symbol} text`.
  static Phrase parse(String text) {
    List<Part> parts = new ArrayList<>();
    int at = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', at)) {
      int close = text.indexOf('}', open);
      if (open > at) {
        parts.add(new Literal(text.substring(at, open)));
      }
      parts.add(part(text.substring(open + 1, close)));
      at = close + 1;
    }
    if (at < text.length()) {
      parts.add(new Literal(text.substring(at)));
    }
    return new Phrase(parts);
  }

  private static Part part(String name) {
    for (ExampleData kind : ExampleData.values()) {
      if (kind.symbol().equals(name)) {
        return new Example(kind);
      }
    }
    return name.equals("again") ? new Again() : new Symbol(name);
  }

  /// A part of a phrase.
  sealed interface Part {}

  /// Words as they stand.
  record Literal(String text) implements Part {}

  /// A symbol of the same book.
  record Symbol(String name) implements Part {}

  /// What the user said before.
  record Again() implements Part {}

  /// Made-up data of a kind.
  record Example(ExampleData kind) implements Part {}
}
