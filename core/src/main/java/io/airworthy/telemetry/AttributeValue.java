package io.airworthy.telemetry;

import java.util.List;
import java.util.Optional;

/// The value of an attribute as it was sent, of one of the types of OTLP's `AnyValue`. It may hold
/// what was said, so none prints it.
sealed interface AttributeValue {
  /// No value.
  AttributeValue ABSENT = new Absent();

  /// What its type is called in OTLP.
  default String type() {
    return switch (this) {
      case Absent _ -> "VALUE_NOT_SET";
      case Text _ -> "STRING_VALUE";
      case Truth _ -> "BOOL_VALUE";
      case Whole _ -> "INT_VALUE";
      case Fraction _ -> "DOUBLE_VALUE";
      case Opaque _ -> "BYTES_VALUE";
      case Items _ -> "ARRAY_VALUE";
      case Members _ -> "KVLIST_VALUE";
    };
  }

  /// No value was sent.
  record Absent() implements AttributeValue {}

  /// A string: one that was decoded with its request, or its bytes ([Slice]), since most strings
  /// are never asked for.
  sealed interface Text extends AttributeValue permits Slice, Decoded {
    boolean isEmpty();

    /// The string; what of it is no UTF-8 is replaced by U+FFFD.
    String string();

    /// The string, if all of it is UTF-8.
    Optional<String> sound();

    /// Whether it is the same string as another.
    default boolean matches(Text other) {
      return string().equals(other.string());
    }
  }

  /// A string that was decoded with its request.
  record Decoded(String string) implements Text {
    @Override
    public boolean isEmpty() {
      return string.isEmpty();
    }

    @Override
    public Optional<String> sound() {
      return Optional.of(string);
    }

    @Override
    public String toString() {
      return type();
    }
  }

  /// A truth value.
  record Truth(boolean value) implements AttributeValue {}

  /// An integer.
  record Whole(long value) implements AttributeValue {
    @Override
    public String toString() {
      return type();
    }
  }

  /// A number that may have a fraction, or be none.
  record Fraction(double value) implements AttributeValue {
    @Override
    public String toString() {
      return type();
    }
  }

  /// Bytes, which nobody ever asks for.
  record Opaque() implements AttributeValue {}

  /// A list.
  record Items(List<AttributeValue> values) implements AttributeValue {}

  /// Names with values.
  record Members(List<Attribute> members) implements AttributeValue {}
}
