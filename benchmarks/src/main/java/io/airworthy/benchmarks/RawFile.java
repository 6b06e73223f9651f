package io.airworthy.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntToDoubleFunction;

/// Numbers as little-endian doubles one after another: what `numpy.fromfile` reads at once, so that
/// parsing is no part of a comparison.
final class RawFile {
  private RawFile() {}

  /// Writes a number for each index below the count.
  static Path write(Path file, int count, IntToDoubleFunction number) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      ByteBuffer buffer = ByteBuffer.allocate(Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < count; i++) {
        out.write(buffer.putDouble(0, number.applyAsDouble(i)).array());
      }
    }
    return file;
  }
}
