package io.airworthy.lake;

import io.airworthy.DurableFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.iceberg.io.PositionOutputStream;

/// A file of the lake in the making, which is on the disk once it is closed: the catalogue, which
/// is, must not name what a power cut can take away. Not thread-safe.
final class DurableOutput extends PositionOutputStream {
  private final PositionOutputStream out;
  private final Path file;
  private final Path lake;

  /// @param out writes the file
  /// @param lake the folder above it
  DurableOutput(PositionOutputStream out, Path file, Path lake) {
    this.out = out;
    this.file = file;
    this.lake = lake;
  }

  @Override
  public long getPos() throws IOException {
    return out.getPos();
  }

  @Override
  public void write(int value) throws IOException {
    out.write(value);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    out.write(bytes, from, length);
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
    DurableFiles.forceBelow(lake, file);
  }
}
