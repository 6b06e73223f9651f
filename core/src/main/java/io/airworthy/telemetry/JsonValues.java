package io.airworthy.telemetry;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.airworthy.telemetry.AttributeValue.Decoded;
import io.airworthy.telemetry.AttributeValue.Fraction;
import io.airworthy.telemetry.AttributeValue.Items;
import io.airworthy.telemetry.AttributeValue.Members;
import io.airworthy.telemetry.AttributeValue.Opaque;
import io.airworthy.telemetry.AttributeValue.Truth;
import io.airworthy.telemetry.AttributeValue.Whole;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Decodes the values of OTLP JSON; the parser stands on the value's first token, and after it on
/// its last.
final class JsonValues {
  private static final AttributeMapping MAPPING = AttributeMapping.builtIn();

  private JsonValues() {}

  /// Something that reads an object whose brace has been read.
  @FunctionalInterface
  interface Decoding {
    void run() throws IOException;
  }

  /// Decodes each object of a list.
  static void eachObject(JsonParser parser, Decoding decoding) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      object(parser, decoding);
    }
  }

  /// Decodes an object; any other value is skipped.
  static void object(JsonParser parser, Decoding decoding) throws IOException {
    if (isObject(parser)) {
      decoding.run();
    }
  }

  /// Whether an object begins; any other value is skipped.
  private static boolean isObject(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      return true;
    }
    if (parser.currentToken() == null) {
      throw new JsonParseException(parser, "the document ends early");
    }
    parser.skipChildren();
    return false;
  }

  /// The member `attributes` of a resource, scope or link.
  static void attributes(JsonParser parser, List<Attribute> into) throws IOException {
    object(parser, () -> attributesOfOpenObject(parser, into));
  }

  static void attributesOfOpenObject(JsonParser parser, List<Attribute> into) throws IOException {
    String name;
    while ((name = parser.nextFieldName()) != null) {
      parser.nextToken();
      if (name.equals("attributes")) {
        keyValues(parser, into);
      } else {
        parser.skipChildren();
      }
    }
  }

  static void keyValues(JsonParser parser, List<Attribute> into) throws IOException {
    eachObject(parser, () -> into.add(keyValue(parser)));
  }

  private static Attribute keyValue(JsonParser parser) throws IOException {
    String key = "";
    AttributeValue value = AttributeValue.ABSENT;
    String name;
    while ((name = parser.nextFieldName()) != null) {
      parser.nextToken();
      switch (name) {
        case "key" -> key = text(parser);
        case "value" -> value = value(parser, value);
        default -> parser.skipChildren();
      }
    }
    return new Attribute(MAPPING.key(key), value);
  }

  private static AttributeValue value(JsonParser parser, AttributeValue otherwise)
      throws IOException {
    return isObject(parser) ? anyValue(parser) : otherwise;
  }

  private static AttributeValue anyValue(JsonParser parser) throws IOException {
    AttributeValue value = AttributeValue.ABSENT;
    String name;
    while ((name = parser.nextFieldName()) != null) {
      parser.nextToken();
      switch (name) {
        case "stringValue" -> value = new Decoded(text(parser));
        case "intValue" -> value = integer(parser);
        case "doubleValue" -> value = number(parser);
        case "boolValue" -> value = new Truth(parser.currentToken() == JsonToken.VALUE_TRUE);
        case "bytesValue" -> {
          value = new Opaque();
          parser.skipChildren();
        }
        case "arrayValue" -> value = isObject(parser) ? new Items(items(parser)) : value;
        case "kvlistValue" -> value = isObject(parser) ? new Members(members(parser)) : value;
        default -> parser.skipChildren();
      }
    }
    return value;
  }

  private static List<AttributeValue> items(JsonParser parser) throws IOException {
    List<AttributeValue> items = new ArrayList<>();
    String name;
    while ((name = parser.nextFieldName()) != null) {
      parser.nextToken();
      if (name.equals("values")) {
        eachObject(parser, () -> items.add(anyValue(parser)));
      } else {
        parser.skipChildren();
      }
    }
    return items;
  }

  private static List<Attribute> members(JsonParser parser) throws IOException {
    List<Attribute> members = new ArrayList<>();
    String name;
    while ((name = parser.nextFieldName()) != null) {
      parser.nextToken();
      if (name.equals("values")) {
        keyValues(parser, members);
      } else {
        parser.skipChildren();
      }
    }
    return members;
  }

  /// An integer; a string that cannot be read as one stays a string, so that its type is found
  /// wrong.
  private static AttributeValue integer(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      return new Whole(whole(parser));
    }
    String text = text(parser);
    try {
      return new Whole(Long.parseLong(text));
    } catch (NumberFormatException notWhole) {
      return new Decoded(text);
    }
  }

  private static AttributeValue number(JsonParser parser) throws IOException {
    if (parser.currentToken().isNumeric()) {
      return new Fraction(parser.getDoubleValue());
    }
    String text = text(parser);
    try {
      return new Fraction(Double.parseDouble(text));
    } catch (NumberFormatException notNumber) {
      return new Decoded(text);
    }
  }

  /// The string, or the empty one for a value of another type.
  static String text(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return parser.getText();
    }
    parser.skipChildren();
    return "";
  }

  /// The bytes of a hexadecimal id, none when it is not hexadecimal.
  static Slice hex(JsonParser parser) throws IOException {
    String text = text(parser);
    if (text.length() > 64) {
      return Slice.EMPTY;
    }
    try {
      return Slice.of(HexFormat.of().parseHex(text));
    } catch (IllegalArgumentException notHexadecimal) {
      return Slice.EMPTY;
    }
  }

  /// An unsigned 64-bit integer, 0 when the value is none.
  static long nanos(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      return whole(parser);
    }
    try {
      return Long.parseUnsignedLong(text(parser));
    } catch (NumberFormatException notNanos) {
      return 0;
    }
  }

  /// A 64-bit integer, 0 when the value is none.
  static long whole(JsonParser parser) throws IOException {
    boolean fits =
        parser.currentToken() == JsonToken.VALUE_NUMBER_INT
            && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    if (fits) {
      return parser.getLongValue();
    }
    parser.skipChildren();
    return 0;
  }
}
