package io.airworthy.evaluation;

import io.airworthy.AirworthyException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// A file whose format is known from its first bytes; standard input is first copied to one.
record InputFile(String name, Path path, Format format, String compression, boolean temporary)
    implements AutoCloseable {
  private static final int LOOKED_AT = 4096;

  /// The formats that are read.
  enum Format {
    CSV("CSV with a header", "table_from_csv.sql"),
    JSON("JSON lines", "table_from_json.sql"),
    PARQUET("Parquet", "table_from_parquet.sql");

    private final String title;
    private final String resource;

    Format(String title, String resource) {
      this.title = title;
      this.resource = resource;
    }

    String title() {
      return title;
    }

    String resource() {
      return resource;
    }
  }

  static InputFile open(String file, InputStream standardInput) throws IOException {
    if (file.equals("-")) {
      Path copy = Files.createTempFile("airworthy-input", ".data");
      try {
        Files.copy(standardInput, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        return recognise("standard input", copy, true);
      } catch (IOException | RuntimeException e) {
        TableReader.delete(copy);
        throw e;
      }
    }
    Path path = Path.of(file);
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw AirworthyException.badInput(file + ": no readable file of that name");
    }
    return recognise(file, path, false);
  }

  private static InputFile recognise(String name, Path path, boolean temporary) throws IOException {
    byte[] start = start(path);
    if (start.length == 0) {
      throw AirworthyException.badInput(name + ": is empty, expected a header or rows");
    }
    if (startsWith(start, 0x1f, 0x8b)) {
      return new InputFile(name, path, text(unzippedStart(path)), "gzip", temporary);
    }
    if (startsWith(start, 0x28, 0xb5, 0x2f, 0xfd)) {
      // What a zstd frame holds shows only when it is unpacked, so the name decides.
      Format format = name.contains(".json") || name.contains(".ndjson") ? Format.JSON : Format.CSV;
      return new InputFile(name, path, format, "zstd", temporary);
    }
    if (startsWith(start, 'P', 'A', 'R', '1')) {
      return new InputFile(name, path, Format.PARQUET, "none", temporary);
    }
    return new InputFile(name, path, text(start), "none", temporary);
  }

  private static byte[] start(Path path) throws IOException {
    try (InputStream stream = Files.newInputStream(path)) {
      return stream.readNBytes(LOOKED_AT);
    }
  }

  private static byte[] unzippedStart(Path path) throws IOException {
    try (InputStream stream =
        new GZIPInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
      return stream.readNBytes(LOOKED_AT);
    }
  }

  private static boolean startsWith(byte[] bytes, int... expected) {
    for (int i = 0; i < expected.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xff) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  private static Format text(byte[] start) {
    for (byte b : start) {
      if (!Character.isWhitespace(b)) {
        return b == '{' || b == '[' ? Format.JSON : Format.CSV;
      }
    }
    return Format.CSV;
  }

  /// The query with this file in it.
  String fill(String sql) {
    return sql.replace("${file}", path.toString().replace("'", "''"))
        .replace("${compression}", compression);
  }

  @Override
  public void close() {
    if (temporary) {
      TableReader.delete(path);
    }
  }
}
