package io.airworthy.evaluation;

import io.airworthy.AirworthyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A file whose packing is known from its first bytes; standard input is first copied to one.
///
/// @param name what messages call it
/// @param packing how its rows are packed
/// @param temporary whether it is a copy, deleted on close
record InputFile(String name, Path path, Packing packing, boolean temporary)
    implements AutoCloseable {

  /// How rows are packed, and how DuckDB calls that.
  enum Packing {
    PLAIN("none"),
    GZIP("gzip"),
    ZSTD("zstd"),
    PARQUET("none");

    private final String compression;

    Packing(String compression) {
      this.compression = compression;
    }
  }

  static InputFile open(String file, InputStream standardInput) throws IOException {
    if (file.equals("-")) {
      Path copy = Files.createTempFile("airworthy-input", ".data");
      try {
        Files.copy(standardInput, copy, StandardCopyOption.REPLACE_EXISTING);
        return new InputFile("standard input", copy, packing(copy, "standard input"), true);
      } catch (IOException | RuntimeException e) {
        Files.deleteIfExists(copy);
        throw e;
      }
    }
    Path path = Path.of(file);
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw AirworthyException.badInput(file + ": no readable file of that name");
    }
    if (file.matches(".*[*?\\[].*")) {
      throw AirworthyException.badInput(
          file + ": a path with * ? or [ is not supported; rename it or give it as standard input");
    }
    return new InputFile(file, path, packing(path, file), false);
  }

  private static Packing packing(Path path, String name) throws IOException {
    byte[] start;
    try (InputStream stream = Files.newInputStream(path)) {
      start = stream.readNBytes(4);
    }
    if (start.length == 0) {
      throw AirworthyException.badInput(name + ": is empty, expected a header or rows");
    }
    if (startsWith(start, 0x1f, 0x8b)) {
      return Packing.GZIP;
    }
    if (startsWith(start, 0x28, 0xb5, 0x2f, 0xfd)) {
      return Packing.ZSTD;
    }
    return startsWith(start, 'P', 'A', 'R', '1') ? Packing.PARQUET : Packing.PLAIN;
  }

  private static boolean startsWith(byte[] bytes, int... expected) {
    for (int i = 0; i < expected.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xff) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  /// The query with this file in it.
  String fill(String sql) {
    return sql.replace("${file}", path.toString().replace("'", "''"))
        .replace("${compression}", packing.compression);
  }

  @Override
  public void close() throws IOException {
    if (temporary) {
      Files.deleteIfExists(path);
    }
  }
}
