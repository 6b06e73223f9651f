package io.airworthy.adapters.minilm;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnknownFieldSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The weights of an ONNX file by their names. Fields are read by their numbers in `onnx.proto3`.
final class OnnxWeights {
  private static final int MODEL_GRAPH = 7;
  private static final int GRAPH_INITIALIZER = 5;
  private static final int TENSOR_DIMS = 1;
  private static final int TENSOR_TYPE = 2;
  private static final int TENSOR_FLOATS = 4;
  private static final int TENSOR_INTS = 5;
  private static final int TENSOR_NAME = 8;
  private static final int TENSOR_BYTES = 9;

  private final Map<String, Weight> weights = new HashMap<>();

  private OnnxWeights() {}

  /// @throws IOException when the bytes are not an ONNX file
  static OnnxWeights read(byte[] file) throws IOException {
    OnnxWeights weights = new OnnxWeights();
    for (ByteString graph : parts(UnknownFieldSet.parseFrom(file), MODEL_GRAPH)) {
      for (ByteString tensor : parts(UnknownFieldSet.parseFrom(graph), GRAPH_INITIALIZER)) {
        weights.add(UnknownFieldSet.parseFrom(tensor));
      }
    }
    return weights;
  }

  /// @throws IllegalArgumentException when there is none of that name
  Weight get(String name) {
    Weight weight = weights.get(name);
    if (weight == null) {
      throw new IllegalArgumentException("the model has no weight " + name);
    }
    return weight;
  }

  /// The names of all weights.
  Set<String> names() {
    return Collections.unmodifiableSet(weights.keySet());
  }

  private void add(UnknownFieldSet tensor) throws IOException {
    String name = parts(tensor, TENSOR_NAME).getFirst().toString(StandardCharsets.UTF_8);
    int type = tensor.getField(TENSOR_TYPE).getVarintList().getFirst().intValue();
    List<Long> shape = tensor.getField(TENSOR_DIMS).getVarintList();
    weights.put(name, new Weight(type, shape, elements(tensor)));
  }

  /// Elements stand in one of three fields: as bytes, as floats, or small ones as packed numbers.
  private static ByteString elements(UnknownFieldSet tensor) throws IOException {
    if (tensor.hasField(TENSOR_BYTES)) {
      return parts(tensor, TENSOR_BYTES).getFirst();
    }
    if (tensor.hasField(TENSOR_FLOATS)) {
      return parts(tensor, TENSOR_FLOATS).getFirst();
    }
    ByteString.Output small = ByteString.newOutput();
    for (ByteString packed : parts(tensor, TENSOR_INTS)) {
      CodedInputStream numbers = packed.newCodedInput();
      while (!numbers.isAtEnd()) {
        small.write(numbers.readInt32());
      }
    }
    return small.toByteString();
  }

  private static List<ByteString> parts(UnknownFieldSet message, int field) {
    return message.getField(field).getLengthDelimitedList();
  }
}
