package io.airworthy.telemetry;

import io.airworthy.AirworthyException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// A word list that ships with the program: one entry a line, `|` between columns, `#` comments.
final class LexiconFile {
  private LexiconFile() {}

  static List<Row> rows(String resource) {
    try (InputStream in =
            Objects.requireNonNull(LexiconFile.class.getResourceAsStream(resource), resource);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(LexiconFile::row)
          .toList();
    } catch (IOException e) {
      throw AirworthyException.internal("the word list " + resource + " cannot be read", e);
    }
  }

  private static Row row(String line) {
    int first = line.indexOf('|');
    if (first < 0) {
      throw AirworthyException.internal("a word list has a line without columns");
    }
    return new Row(line.substring(0, first).strip(), line.substring(first + 1).strip());
  }

  /// One line: what stands left of the bar, and the words or phrases right of it.
  record Row(String label, String entries) {
    /// The label as a number.
    int weight() {
      return Integer.parseInt(label);
    }

    /// The phrases, which commas separate.
    List<String> phrases() {
      return java.util.Arrays.stream(entries.split(",", -1)).map(String::strip).toList();
    }
  }
}
