package io.airworthy.telemetry;

import io.airworthy.telemetry.AttributeValue.Fraction;
import io.airworthy.telemetry.AttributeValue.Items;
import io.airworthy.telemetry.AttributeValue.Members;
import io.airworthy.telemetry.AttributeValue.Opaque;
import io.airworthy.telemetry.AttributeValue.Truth;
import io.airworthy.telemetry.AttributeValue.Whole;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Decodes attributes of OTLP protobuf. A field of another wire type than its own is unknown, and
/// of a field that stands twice the last counts, as in protobuf.
final class ProtobufValues {
  /// Wire types, the low bits of a tag.
  static final int VARINT = 0;

  static final int FIXED64 = 1;
  static final int LENGTH = 2;

  /// Bits of a wire type.
  static final int WIRE = 3;

  private static final int KEY = KeyValue.KEY_FIELD_NUMBER << WIRE | LENGTH;
  private static final int VALUE = KeyValue.VALUE_FIELD_NUMBER << WIRE | LENGTH;
  private static final int STRING = AnyValue.STRING_VALUE_FIELD_NUMBER << WIRE | LENGTH;
  private static final int BOOL = AnyValue.BOOL_VALUE_FIELD_NUMBER << WIRE | VARINT;
  private static final int INT = AnyValue.INT_VALUE_FIELD_NUMBER << WIRE | VARINT;
  private static final int DOUBLE = AnyValue.DOUBLE_VALUE_FIELD_NUMBER << WIRE | FIXED64;
  private static final int ARRAY = AnyValue.ARRAY_VALUE_FIELD_NUMBER << WIRE | LENGTH;
  private static final int KVLIST = AnyValue.KVLIST_VALUE_FIELD_NUMBER << WIRE | LENGTH;
  private static final int BYTES = AnyValue.BYTES_VALUE_FIELD_NUMBER << WIRE | LENGTH;
  private static final int ARRAY_VALUES = ArrayValue.VALUES_FIELD_NUMBER << WIRE | LENGTH;
  private static final int KVLIST_VALUES = KeyValueList.VALUES_FIELD_NUMBER << WIRE | LENGTH;

  private static final AttributeKey NAMELESS = AttributeMapping.builtIn().key("");

  private ProtobufValues() {}

  static Attribute attribute(ProtobufInput in) throws IOException {
    int opened = in.open();
    AttributeKey key = NAMELESS;
    AttributeValue value = AttributeValue.ABSENT;
    int tag;
    while ((tag = in.tag()) != 0) {
      switch (tag) {
        case KEY -> key = in.key();
        case VALUE -> value = value(in, value);
        default -> in.skip(tag);
      }
    }
    in.close(opened);
    return new Attribute(key, value);
  }

  /// The attributes of a message that holds nothing else that matters.
  ///
  /// @param attributes the tag of one
  static List<Attribute> attributes(ProtobufInput in, int attributes) throws IOException {
    int opened = in.open();
    List<Attribute> found = new ArrayList<>();
    int tag;
    while ((tag = in.tag()) != 0) {
      if (tag == attributes) {
        found.add(attribute(in));
      } else {
        in.skip(tag);
      }
    }
    in.close(opened);
    return found;
  }

  /// @param before what stands when this one says nothing
  private static AttributeValue value(ProtobufInput in, AttributeValue before) throws IOException {
    int opened = in.open();
    AttributeValue value = before;
    int tag;
    while ((tag = in.tag()) != 0) {
      switch (tag) {
        case STRING -> value = in.bytes();
        case BOOL -> value = new Truth(in.truth());
        case INT -> value = new Whole(in.whole());
        case DOUBLE -> value = new Fraction(in.fraction());
        case ARRAY -> value = new Items(items(in));
        case KVLIST -> value = new Members(attributes(in, KVLIST_VALUES));
        case BYTES -> {
          in.skip(tag);
          value = new Opaque();
        }
        default -> in.skip(tag);
      }
    }
    in.close(opened);
    return value;
  }

  private static List<AttributeValue> items(ProtobufInput in) throws IOException {
    int opened = in.open();
    List<AttributeValue> items = new ArrayList<>();
    int tag;
    while ((tag = in.tag()) != 0) {
      if (tag == ARRAY_VALUES) {
        items.add(value(in, AttributeValue.ABSENT));
      } else {
        in.skip(tag);
      }
    }
    in.close(opened);
    return items;
  }
}
