package io.airworthy.lake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/// Files on a disk with little space: what does not fit is written in part, then refused.
final class FailingFiles implements SegmentFiles {
  private final SegmentFiles disk = SegmentFiles.onDisk();
  private final AtomicLong space = new AtomicLong(Long.MAX_VALUE);

  void leave(long bytes) {
    space.set(bytes);
  }

  @Override
  public SegmentFile create(Path file) throws IOException {
    SegmentFile inner = disk.create(file);
    return new SegmentFile() {
      @Override
      public void write(ByteBuffer bytes) throws IOException {
        int length = bytes.remaining();
        int fits = (int) Math.min(length, space.get());
        inner.write(bytes.slice(bytes.position(), fits));
        bytes.position(bytes.position() + fits);
        space.addAndGet(-fits);
        if (fits < length) {
          throw new IOException("No space left on device");
        }
      }

      @Override
      public void force() throws IOException {
        inner.force();
      }

      @Override
      public void truncate(long length) throws IOException {
        inner.truncate(length);
      }

      @Override
      public void close() throws IOException {
        inner.close();
      }
    };
  }
}
