package io.airworthy.adapters.minilm;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import java.util.Map;

/// A graph of ONNX operators under construction. What adds to it answers the name of what it
/// added. Fields are written by their numbers in `onnx.proto3`.
final class OnnxGraph {
  private static final int FORMAT = 8;
  private static final int STANDARD_OPERATORS = 18;
  private static final String RUNTIME = "com.microsoft";
  private static final int KIND_FLOAT = 1;
  private static final int KIND_INT = 2;

  private final UnknownFieldSet.Builder graph = UnknownFieldSet.newBuilder();
  private int count;

  OnnxGraph() {
    text(graph, 2, "graph");
  }

  /// An input; the length of each axis is found when the model runs.
  ///
  /// @param type of the elements, in ONNX's numbers
  void input(String name, int type) {
    value(11, name, type);
  }

  /// A constant.
  String constant(Weight weight) {
    String name = next();
    UnknownFieldSet.Builder tensor = UnknownFieldSet.newBuilder();
    weight.shape().forEach(length -> number(tensor, 1, length));
    number(tensor, 2, weight.type());
    text(tensor, 8, name);
    bytes(tensor, 9, weight.bytes());
    message(graph, 5, tensor);
    return name;
  }

  /// An operator of the standard.
  String node(String operator, String... inputs) {
    return node(operator, Map.of(), inputs);
  }

  /// An operator of the standard, with whole numbers or floats as attributes.
  String node(String operator, Map<String, Number> attributes, String... inputs) {
    return node("", operator, attributes, inputs);
  }

  /// An operator that the runtime adds to the standard.
  String runtimeNode(String operator, Map<String, Number> attributes, String... inputs) {
    return node(RUNTIME, operator, attributes, inputs);
  }

  /// The file of a model that gives one result of floats.
  byte[] model(String result) {
    value(12, result, Weight.FLOAT);
    UnknownFieldSet.Builder model = UnknownFieldSet.newBuilder();
    number(model, 1, FORMAT);
    message(model, 7, graph);
    operators(model, "", STANDARD_OPERATORS);
    operators(model, RUNTIME, 1);
    return model.build().toByteArray();
  }

  private String node(
      String domain, String operator, Map<String, Number> attributes, String... inputs) {
    String output = next();
    UnknownFieldSet.Builder node = UnknownFieldSet.newBuilder();
    for (String input : inputs) {
      text(node, 1, input);
    }
    text(node, 2, output);
    text(node, 4, operator);
    attributes.forEach((name, value) -> message(node, 5, attribute(name, value)));
    text(node, 7, domain);
    message(graph, 1, node);
    return output;
  }

  private static UnknownFieldSet.Builder attribute(String name, Number value) {
    UnknownFieldSet.Builder attribute = UnknownFieldSet.newBuilder();
    text(attribute, 1, name);
    if (value instanceof Float decimal) {
      int bits = Float.floatToRawIntBits(decimal);
      attribute.mergeField(2, Field.newBuilder().addFixed32(bits).build());
      number(attribute, 20, KIND_FLOAT);
    } else {
      number(attribute, 3, value.longValue());
      number(attribute, 20, KIND_INT);
    }
    return attribute;
  }

  private void value(int field, String name, int type) {
    UnknownFieldSet.Builder tensor = UnknownFieldSet.newBuilder();
    number(tensor, 1, type);
    UnknownFieldSet.Builder kind = UnknownFieldSet.newBuilder();
    message(kind, 1, tensor);
    UnknownFieldSet.Builder value = UnknownFieldSet.newBuilder();
    text(value, 1, name);
    message(value, 2, kind);
    message(graph, field, value);
  }

  private static void operators(UnknownFieldSet.Builder model, String domain, int version) {
    UnknownFieldSet.Builder set = UnknownFieldSet.newBuilder();
    text(set, 1, domain);
    number(set, 2, version);
    message(model, 8, set);
  }

  private String next() {
    return "v" + count++;
  }

  private static void number(UnknownFieldSet.Builder message, int field, long value) {
    message.mergeField(field, Field.newBuilder().addVarint(value).build());
  }

  private static void text(UnknownFieldSet.Builder message, int field, String value) {
    bytes(message, field, ByteString.copyFromUtf8(value));
  }

  private static void message(
      UnknownFieldSet.Builder message, int field, UnknownFieldSet.Builder value) {
    bytes(message, field, value.build().toByteString());
  }

  private static void bytes(UnknownFieldSet.Builder message, int field, ByteString value) {
    message.mergeField(field, Field.newBuilder().addLengthDelimited(value).build());
  }
}
