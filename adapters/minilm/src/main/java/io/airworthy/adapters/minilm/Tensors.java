package io.airworthy.adapters.minilm;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.Map;

/// The inputs of one run by name; closing lets go of their native memory.
final class Tensors implements AutoCloseable {
  private final OrtEnvironment environment;
  private final Map<String, OnnxTensor> tensors = new HashMap<>();

  Tensors(OrtEnvironment environment) {
    this.environment = environment;
  }

  void add(String name, int[] values, long... shape) throws OrtException {
    tensors.put(name, OnnxTensor.createTensor(environment, IntBuffer.wrap(values), shape));
  }

  void add(String name, float[] values, long... shape) throws OrtException {
    tensors.put(name, OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape));
  }

  void add(String name, byte[] values, long... shape) throws OrtException {
    ByteBuffer buffer = ByteBuffer.wrap(values);
    tensors.put(name, OnnxTensor.createTensor(environment, buffer, shape, OnnxJavaType.UINT8));
  }

  Map<String, OnnxTensor> byName() {
    return tensors;
  }

  @Override
  public void close() {
    tensors.values().forEach(OnnxTensor::close);
  }
}
