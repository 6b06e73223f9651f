package io.airworthy.telemetry;

import io.airworthy.Identifier;
import io.airworthy.telemetry.AttributeMapping.Destination;
import io.airworthy.telemetry.AttributeValue.Absent;
import io.airworthy.telemetry.AttributeValue.Fraction;
import io.airworthy.telemetry.AttributeValue.Items;
import io.airworthy.telemetry.AttributeValue.Text;
import io.airworthy.telemetry.AttributeValue.Whole;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Checks attributes' values against the types that the mapping names. Rows that come together
/// often say the same, so the identifier of each field is remembered until it says another. Not
/// thread-safe.
final class AttributeValues {
  private static final int LONGEST_PERSON = 1024;

  private final @Nullable Named[] last = new Named[Field.COUNT];

  private record Named(Text text, Optional<Identifier> identifier) {}

  /// The value as an [Identifier], a [String] (of a person), a [Long] or a [Double]; empty when a
  /// string does not look like an identifier, or is empty.
  ///
  /// @throws RejectedRow when the value has another type or is impossible
  Optional<?> convert(Destination.Kept kept, AttributeValue value) {
    if (value instanceof Absent) {
      return Optional.empty();
    }
    return switch (kept.type()) {
      case IDENTIFIER -> identifier(kept, value);
      case IDENTIFIERS -> first(kept, value);
      case PERSON -> person(kept, value);
      case COUNT -> Optional.of(count(kept, value));
      case NUMBER -> Optional.of(number(kept, value));
      case SECONDS -> Optional.of(seconds(kept, value));
    };
  }

  /// Whether the value says nothing: absent, an empty string or an empty list.
  static boolean isBlank(AttributeValue value) {
    return switch (value) {
      case Absent _ -> true;
      case Text text -> text.isEmpty();
      case Items items -> items.values().isEmpty();
      default -> false;
    };
  }

  private Optional<Identifier> identifier(Destination.Kept kept, AttributeValue value) {
    if (!(value instanceof Text text)) {
      throw retyped(kept);
    }
    int field = kept.field().ordinal();
    Named known = last[field];
    if (known == null || !known.text.matches(text)) {
      known = new Named(text, Identifier.parse(text.string()));
      last[field] = known;
    }
    return known.identifier;
  }

  private Optional<Identifier> first(Destination.Kept kept, AttributeValue value) {
    if (!(value instanceof Items items)) {
      return identifier(kept, value);
    }
    return items.values().isEmpty()
        ? Optional.empty()
        : identifier(kept, items.values().getFirst());
  }

  private static Optional<String> person(Destination.Kept kept, AttributeValue value) {
    return switch (value) {
      case Whole whole -> Optional.of(Long.toString(whole.value()));
      case Text text -> person(kept, text);
      default -> throw retyped(kept);
    };
  }

  /// Two ids that are no UTF-8 could be taken for one another.
  private static Optional<String> person(Destination.Kept kept, Text text) {
    String id = text.sound().orElseThrow(() -> new RejectedRow(Reason.INVALID, kept.key()));
    return id.isBlank() || id.length() > LONGEST_PERSON ? Optional.empty() : Optional.of(id);
  }

  private static Long count(Destination.Kept kept, AttributeValue value) {
    double number = number(kept, value);
    if (number != Math.rint(number)) {
      throw retyped(kept);
    }
    if (number < 0 || number > Long.MAX_VALUE / 2.0) {
      throw new RejectedRow(Reason.INVALID, kept.key());
    }
    return value instanceof Whole whole ? whole.value() : (long) number;
  }

  private static Double seconds(Destination.Kept kept, AttributeValue value) {
    double number = number(kept, value);
    if (number < 0) {
      throw new RejectedRow(Reason.INVALID, kept.key());
    }
    return number;
  }

  private static Double number(Destination.Kept kept, AttributeValue value) {
    double number =
        switch (value) {
          case Whole whole -> whole.value();
          case Fraction fraction -> fraction.value();
          default -> throw retyped(kept);
        };
    if (!Double.isFinite(number)) {
      throw new RejectedRow(Reason.INVALID, kept.key());
    }
    return number;
  }

  private static RejectedRow retyped(Destination.Kept kept) {
    return new RejectedRow(Reason.RETYPED, kept.key());
  }
}
