package io.airworthy.telemetry;

import io.airworthy.Identifier;
import io.airworthy.telemetry.AttributeMapping.Destination;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.AnyValue.ValueCase;
import java.util.Optional;

/// Checks an attribute's value against the type the mapping names.
final class AttributeValues {
  private static final int LONGEST_PERSON = 1024;

  private AttributeValues() {}

  /// The value as an [Identifier], a [String] (of a person), a [Long] or a [Double]; empty when a
  /// string does not look like an identifier, or is empty.
  ///
  /// @throws RejectedRow when the value has another type or is impossible
  static Optional<Object> convert(Destination.Kept kept, AnyValue value) {
    if (value.getValueCase() == ValueCase.VALUE_NOT_SET) {
      return Optional.empty();
    }
    return switch (kept.type()) {
      case IDENTIFIER -> identifier(kept, value).map(Object.class::cast);
      case IDENTIFIERS -> first(kept, value).map(Object.class::cast);
      case PERSON -> person(kept, value).map(Object.class::cast);
      case COUNT -> Optional.of(count(kept, value));
      case NUMBER -> Optional.of(number(kept, value));
      case SECONDS -> Optional.of(seconds(kept, value));
    };
  }

  /// Whether the value says nothing: absent, an empty string or an empty list.
  static boolean isBlank(AnyValue value) {
    return switch (value.getValueCase()) {
      case VALUE_NOT_SET -> true;
      case STRING_VALUE -> value.getStringValue().isEmpty();
      case ARRAY_VALUE -> value.getArrayValue().getValuesCount() == 0;
      default -> false;
    };
  }

  private static Optional<Identifier> identifier(Destination.Kept kept, AnyValue value) {
    require(kept, value.getValueCase() == ValueCase.STRING_VALUE);
    return Identifier.parse(value.getStringValue());
  }

  private static Optional<Identifier> first(Destination.Kept kept, AnyValue value) {
    if (value.getValueCase() != ValueCase.ARRAY_VALUE) {
      return identifier(kept, value);
    }
    return value.getArrayValue().getValuesCount() == 0
        ? Optional.empty()
        : identifier(kept, value.getArrayValue().getValues(0));
  }

  private static Optional<String> person(Destination.Kept kept, AnyValue value) {
    if (value.getValueCase() == ValueCase.INT_VALUE) {
      return Optional.of(Long.toString(value.getIntValue()));
    }
    require(kept, value.getValueCase() == ValueCase.STRING_VALUE);
    String id = value.getStringValue();
    return id.isBlank() || id.length() > LONGEST_PERSON ? Optional.empty() : Optional.of(id);
  }

  private static Long count(Destination.Kept kept, AnyValue value) {
    double number = number(kept, value);
    require(kept, number == Math.rint(number));
    if (number < 0 || number > Long.MAX_VALUE / 2.0) {
      throw new RejectedRow(Reason.INVALID, kept.key());
    }
    return value.getValueCase() == ValueCase.INT_VALUE ? value.getIntValue() : (long) number;
  }

  private static Double seconds(Destination.Kept kept, AnyValue value) {
    double number = number(kept, value);
    if (number < 0) {
      throw new RejectedRow(Reason.INVALID, kept.key());
    }
    return number;
  }

  private static Double number(Destination.Kept kept, AnyValue value) {
    boolean whole = value.getValueCase() == ValueCase.INT_VALUE;
    require(kept, whole || value.getValueCase() == ValueCase.DOUBLE_VALUE);
    double number = whole ? value.getIntValue() : value.getDoubleValue();
    if (!Double.isFinite(number)) {
      throw new RejectedRow(Reason.INVALID, kept.key());
    }
    return number;
  }

  private static void require(Destination.Kept kept, boolean typed) {
    if (!typed) {
      throw new RejectedRow(Reason.RETYPED, kept.key());
    }
  }
}
