package io.airworthy.measures;

import io.airworthy.AirworthyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/// How a file is packed, told by its first bytes and never by its name.
enum FileShape {
  /// Text that is not compressed: CSV or JSON lines.
  PLAIN("none"),
  /// Text compressed by gzip.
  GZIP("gzip"),
  /// Text compressed by Zstandard.
  ZSTD("zstd"),
  /// Parquet, which compresses within.
  PARQUET("none");

  private final String compression;

  FileShape(String compression) {
    this.compression = compression;
  }

  /// The compression as DuckDB's readers name it.
  String compression() {
    return compression;
  }

  /// The shape of a regular file.
  static FileShape of(Path path, String name) {
    String head = head(path, name);
    if (head.startsWith("1f8b")) {
      return GZIP;
    }
    if (head.equals("28b52ffd")) {
      return ZSTD;
    }
    return head.equals("50415231") ? PARQUET : PLAIN;
  }

  private static String head(Path path, String name) {
    try (InputStream in = Files.newInputStream(path)) {
      return HexFormat.of().formatHex(in.readNBytes(4));
    } catch (IOException e) {
      throw AirworthyException.badInput(name + ": cannot be read", e);
    }
  }
}
