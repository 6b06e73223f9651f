package io.airworthy.telemetry;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

  /// A string: one that was decoded with its request, or its bytes, since most strings are never
  /// asked for.
  final class Text implements AttributeValue {
    private final Slice utf8;
    private final @Nullable String decoded;

    private Text(Slice utf8, @Nullable String decoded) {
      this.utf8 = utf8;
      this.decoded = decoded;
    }

    static Text of(Slice utf8) {
      return new Text(utf8, null);
    }

    static Text of(String decoded) {
      return new Text(Slice.EMPTY, decoded);
    }

    boolean isEmpty() {
      return decoded == null ? utf8.isEmpty() : decoded.isEmpty();
    }

    /// The string; what of it is no UTF-8 is replaced by U+FFFD.
    String string() {
      return decoded == null ? utf8.utf8() : decoded;
    }

    /// The string, if all of it is UTF-8.
    Optional<String> sound() {
      String string = string();
      boolean isSound =
          decoded != null
              || string.indexOf('\uFFFD') < 0
              || utf8.matches(Slice.of(string.getBytes(StandardCharsets.UTF_8)));
      return isSound ? Optional.of(string) : Optional.empty();
    }

    /// Whether it is the same string as another.
    boolean matches(Text other) {
      return (decoded == null && other.decoded == null)
          ? utf8.matches(other.utf8)
          : string().equals(other.string());
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
