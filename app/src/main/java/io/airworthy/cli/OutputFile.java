package io.airworthy.cli;

import io.airworthy.AirworthyException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPOutputStream;

/// A file that appears under its name only once it is complete; gzip when the name ends in `.gz`.
final class OutputFile {
  private static final int BUFFER = 1 << 16;

  private final Path path;

  OutputFile(Path path) {
    this.path = path;
  }

  /// Writes the file; when that fails, the name keeps what it held before.
  <T> T write(Content<T> content) {
    Path partial = path.resolveSibling(path.getFileName() + ".partial");
    try {
      T result;
      try (OutputStream out = open(partial)) {
        result = content.writeTo(out);
      }
      Files.move(partial, path, StandardCopyOption.REPLACE_EXISTING);
      return result;
    } catch (NoSuchFileException | AccessDeniedException e) {
      throw AirworthyException.badInput(
          path + ": cannot be written: no such folder or no right", e);
    } catch (IOException e) {
      throw AirworthyException.internal(path + ": writing failed", e);
    } finally {
      discard(partial);
    }
  }

  private OutputStream open(Path partial) throws IOException {
    OutputStream bytes = Files.newOutputStream(partial);
    return new BufferedOutputStream(
        path.toString().endsWith(".gz") ? new GZIPOutputStream(bytes, BUFFER) : bytes, BUFFER);
  }

  private static void discard(Path partial) {
    try {
      Files.deleteIfExists(partial);
    } catch (IOException e) {
      throw AirworthyException.internal(partial + ": cannot be removed", e);
    }
  }

  /// What is written, and what is known once it is.
  @FunctionalInterface
  interface Content<T> {
    T writeTo(OutputStream out) throws IOException;
  }
}
