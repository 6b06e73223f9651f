package io.airworthy.telemetry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import java.io.IOException;
import java.util.HexFormat;
import java.util.function.Consumer;

/// Decodes the values of OTLP JSON; the parser stands on the value's first token, and after it on
/// its last.
final class JsonValues {
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
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      decoding.run();
    } else if (parser.currentToken() == null) {
      throw new com.fasterxml.jackson.core.JsonParseException(parser, "the document ends early");
    } else {
      parser.skipChildren();
    }
  }

  /// The member `attributes` of a resource, scope or link.
  static void attributes(JsonParser parser, Consumer<KeyValue> sink) throws IOException {
    object(parser, () -> attributesOfOpenObject(parser, sink));
  }

  static void attributesOfOpenObject(JsonParser parser, Consumer<KeyValue> sink)
      throws IOException {
    String name;
    while ((name = parser.nextFieldName()) != null) {
      parser.nextToken();
      if (name.equals("attributes")) {
        keyValues(parser, sink);
      } else {
        parser.skipChildren();
      }
    }
  }

  static void keyValues(JsonParser parser, Consumer<KeyValue> sink) throws IOException {
    eachObject(parser, () -> sink.accept(keyValue(parser)));
  }

  private static KeyValue keyValue(JsonParser parser) throws IOException {
    KeyValue.Builder builder = KeyValue.newBuilder();
    String name;
    while ((name = parser.nextFieldName()) != null) {
      parser.nextToken();
      switch (name) {
        case "key" -> builder.setKey(text(parser));
        case "value" -> object(parser, () -> builder.setValue(anyValue(parser)));
        default -> parser.skipChildren();
      }
    }
    return builder.build();
  }

  private static AnyValue anyValue(JsonParser parser) throws IOException {
    AnyValue.Builder builder = AnyValue.newBuilder();
    String name;
    while ((name = parser.nextFieldName()) != null) {
      parser.nextToken();
      switch (name) {
        case "stringValue" -> builder.setStringValue(text(parser));
        case "intValue" -> setWhole(parser, builder);
        case "doubleValue" -> setNumber(parser, builder);
        case "boolValue" -> builder.setBoolValue(parser.currentToken() == JsonToken.VALUE_TRUE);
        case "bytesValue" -> {
          builder.setBytesValue(ByteString.EMPTY);
          parser.skipChildren();
        }
        case "arrayValue" -> object(parser, () -> builder.setArrayValue(array(parser)));
        case "kvlistValue" -> object(parser, () -> builder.setKvlistValue(list(parser)));
        default -> parser.skipChildren();
      }
    }
    return builder.build();
  }

  private static ArrayValue array(JsonParser parser) throws IOException {
    ArrayValue.Builder builder = ArrayValue.newBuilder();
    String name;
    while ((name = parser.nextFieldName()) != null) {
      parser.nextToken();
      if (name.equals("values")) {
        eachObject(parser, () -> builder.addValues(anyValue(parser)));
      } else {
        parser.skipChildren();
      }
    }
    return builder.build();
  }

  private static KeyValueList list(JsonParser parser) throws IOException {
    KeyValueList.Builder builder = KeyValueList.newBuilder();
    String name;
    while ((name = parser.nextFieldName()) != null) {
      parser.nextToken();
      if (name.equals("values")) {
        keyValues(parser, builder::addValues);
      } else {
        parser.skipChildren();
      }
    }
    return builder.build();
  }

  /// A string that cannot be read as an integer stays a string, so that its type is found wrong.
  private static void setWhole(JsonParser parser, AnyValue.Builder builder) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      builder.setIntValue(whole(parser));
      return;
    }
    String text = text(parser);
    try {
      builder.setIntValue(Long.parseLong(text));
    } catch (NumberFormatException notWhole) {
      builder.setStringValue(text);
    }
  }

  private static void setNumber(JsonParser parser, AnyValue.Builder builder) throws IOException {
    if (parser.currentToken().isNumeric()) {
      builder.setDoubleValue(parser.getDoubleValue());
      return;
    }
    String text = text(parser);
    try {
      builder.setDoubleValue(Double.parseDouble(text));
    } catch (NumberFormatException notNumber) {
      builder.setStringValue(text);
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
  static ByteString hex(JsonParser parser) throws IOException {
    String text = text(parser);
    if (text.length() > 64) {
      return ByteString.EMPTY;
    }
    try {
      return ByteString.copyFrom(HexFormat.of().parseHex(text));
    } catch (IllegalArgumentException notHexadecimal) {
      return ByteString.EMPTY;
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
