package io.airworthy.simulator;

import java.util.List;

/// One attribute of a span, an event or a resource.
sealed interface Attribute {
  /// The attribute's name.
  String key();

  static Attribute of(String key, String value) {
    return new Text(key, value);
  }

  static Attribute of(String key, long value) {
    return new Whole(key, value);
  }

  static Attribute of(String key, double value) {
    return new Decimal(key, value);
  }

  static Attribute of(String key, List<String> value) {
    return new Texts(key, value);
  }

  /// A string.
  record Text(String key, String value) implements Attribute {}

  /// A 64-bit integer.
  record Whole(String key, long value) implements Attribute {}

  /// A double.
  record Decimal(String key, double value) implements Attribute {}

  /// An array of strings.
  record Texts(String key, List<String> value) implements Attribute {
    public Texts {
      value = List.copyOf(value);
    }
  }
}
