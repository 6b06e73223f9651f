package io.airworthy.cli;

import io.airworthy.AirworthyException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPOutputStream;

/// A file that appears under its name only once it is complete; gzip when the name ends in `.gz`.
///
/// What exists and is no regular file, such as a pipe or `/dev/null`, is written to as it stands.
final class OutputFile {
  private static final int BUFFER = 1 << 16;

  private final Path path;

  OutputFile(Path path) {
    this.path = path;
  }

  /// Writes the file; when that fails, the name keeps what it held before.
  <T> T write(Content<T> content) {
    if (Files.isDirectory(path)) {
      throw AirworthyException.badInput(path + ": found a folder, expected a file to write");
    }
    try {
      return isReplaceable() ? replace(content) : writeInto(path, content);
    } catch (NoSuchFileException | AccessDeniedException e) {
      throw AirworthyException.badInput(
          path + ": cannot be written: no such folder or no right", e);
    } catch (IOException e) {
      throw AirworthyException.internal(path + ": writing failed", e);
    }
  }

  private boolean isReplaceable() {
    return Files.notExists(path) || Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }

  private <T> T replace(Content<T> content) throws IOException {
    Path partial = path.resolveSibling(path.getFileName() + ".partial");
    try {
      T result = writeInto(partial, content);
      Files.move(partial, path, StandardCopyOption.REPLACE_EXISTING);
      return result;
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  private <T> T writeInto(Path target, Content<T> content) throws IOException {
    try (OutputStream out = open(target)) {
      return content.writeTo(out);
    }
  }

  private OutputStream open(Path target) throws IOException {
    OutputStream bytes = Files.newOutputStream(target);
    return new BufferedOutputStream(
        path.toString().endsWith(".gz") ? new GZIPOutputStream(bytes, BUFFER) : bytes, BUFFER);
  }

  /// What is written, and what is known once it is.
  @FunctionalInterface
  interface Content<T> {
    T writeTo(OutputStream out) throws IOException;
  }
}
