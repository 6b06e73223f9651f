package io.airworthy.measures;

import io.airworthy.AirworthyException;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What it means when a file cannot be scanned. DuckDB's own words may repeat the file's text, so
/// messages take only numbers from them.
final class UnreadableFile {
  private static final Pattern LINE = Pattern.compile("CSV Error on Line: (\\d+)");
  private static final Pattern CELLS =
      Pattern.compile("Expected Number of Columns: (\\d+) Found: (\\d+)");

  /// What DuckDB says of a line that does not fit its buffer.
  private static final String BEYOND_ITS_BUFFER = "does not support a full read on this file";

  private UnreadableFile() {}

  static AirworthyException of(String name, FileShape shape, SQLException failure) {
    String message = String.valueOf(failure.getMessage());
    if (message.startsWith("Out of Memory")) {
      return AirworthyException.internal(name + ": the machine's memory does not suffice", failure);
    }
    Matcher line = LINE.matcher(message);
    if (line.find()) {
      return AirworthyException.badInput(name + ": line " + line.group(1) + ": " + fault(message));
    }
    if (message.contains(BEYOND_ITS_BUFFER)) {
      return AirworthyException.badInput(
          name + ": found a line that is too long to be read, expected a few megabytes at most");
    }
    return AirworthyException.badInput(name + ": cannot be read, expected " + expected(shape));
  }

  private static String fault(String message) {
    Matcher cells = CELLS.matcher(message);
    if (cells.find()) {
      return "found a row of %s, expected %s as in the header"
          .formatted(cells.group(2), cells.group(1));
    }
    if (message.contains("unterminated quote")) {
      return "found a quote that is not closed or text after a closing one, expected CSV (RFC"
          + " 4180)";
    }
    if (message.contains("not utf-8 encoded")) {
      return "found bytes that are no text, expected UTF-8";
    }
    return message.contains("Maximum line size")
        ? "found a longer line than expected, at most 2,000,000 bytes"
        : "found a line that cannot be split into cells, expected CSV (RFC 4180)";
  }

  private static String expected(FileShape shape) {
    return switch (shape) {
      case PLAIN -> "CSV with a header or JSON lines, in UTF-8";
      case GZIP -> "CSV with a header or JSON lines in a whole gzip file";
      case ZSTD -> "CSV with a header or JSON lines in a whole Zstandard file";
      case PARQUET -> "a whole Parquet file";
    };
  }
}
