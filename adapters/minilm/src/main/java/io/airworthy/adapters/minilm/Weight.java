package io.airworthy.adapters.minilm;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// A constant array of a model: its elements row by row, in little-endian bytes.
///
/// @param type of the elements, in ONNX's numbers
/// @param shape lengths of the axes; empty for a single value
/// @param bytes of all elements
record Weight(int type, List<Long> shape, ByteString bytes) {
  static final int FLOAT = 1;
  static final int UINT8 = 2;
  static final int INT32 = 6;
  private static final int INT64 = 7;

  /// @throws IllegalArgumentException when the bytes are not a whole number an element
  Weight {
    shape = List.copyOf(shape);
    long elements = shape.stream().reduce(1L, (one, other) -> one * other);
    if (bytes.size() % elements != 0) {
      throw new IllegalArgumentException(
          elements + " elements in " + bytes.size() + " bytes of a weight");
    }
  }

  static Weight of(float value) {
    return new Weight(FLOAT, List.of(), bytes(buffer(Float.BYTES).putFloat(value)));
  }

  static Weight of(byte value) {
    return new Weight(UINT8, List.of(), ByteString.copyFrom(new byte[] {value}));
  }

  static Weight of(int value) {
    return new Weight(INT32, List.of(), bytes(buffer(Integer.BYTES).putInt(value)));
  }

  static Weight of(List<Long> values) {
    ByteBuffer buffer = buffer(values.size() * Long.BYTES);
    values.forEach(buffer::putLong);
    return new Weight(INT64, List.of((long) values.size()), bytes(buffer));
  }

  /// The columns of weights with equal rows, side by side.
  static Weight beside(List<Weight> weights) {
    Weight first = weights.getFirst();
    List<Long> shape = new ArrayList<>(first.shape);
    shape.set(shape.size() - 1, weights.stream().mapToLong(Weight::columns).sum());
    List<ByteString> rows = new ArrayList<>();
    for (int row = 0; row < first.rows(); row++) {
      for (Weight weight : weights) {
        rows.add(weight.row(row));
      }
    }
    return new Weight(first.type, shape, ByteString.copyFrom(rows));
  }

  private long columns() {
    return shape.getLast();
  }

  private int rows() {
    return (int) (shape.stream().reduce(1L, (one, other) -> one * other) / columns());
  }

  private ByteString row(int row) {
    int length = bytes.size() / rows();
    return bytes.substring(row * length, (row + 1) * length);
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ByteString bytes(ByteBuffer filled) {
    return ByteString.copyFrom(filled.flip());
  }
}
