package io.airworthy.evaluation;

import io.airworthy.AirworthyException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The first line of a CSV file: what its columns are called and what stands between them.
///
/// @param delimiter a comma, unless the line has none but a tab or a semicolon
/// @param names the columns in order, without blanks around
record CsvHeader(char delimiter, List<String> names) {

  /// @throws AirworthyException bad input when a name repeats
  static CsvHeader parse(String line, String file) {
    char delimiter = delimiter(line);
    List<String> names = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String cell : split(line, delimiter)) {
      String name = cell.isBlank() ? "(column " + (names.size() + 1) + ")" : cell.strip();
      names.add(name);
      if (!seen.add(name)) {
        throw AirworthyException.badInput(
            file
                + ": line 1: columns "
                + (names.indexOf(name) + 1)
                + " and "
                + names.size()
                + " have the same name, expected each name once");
      }
    }
    return new CsvHeader(delimiter, List.copyOf(names));
  }

  private static char delimiter(String line) {
    if (line.indexOf(',') >= 0) {
      return ',';
    }
    return line.indexOf('\t') >= 0 ? '\t' : line.indexOf(';') >= 0 ? ';' : ',';
  }

  private static List<String> split(String line, char delimiter) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == delimiter && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }

  /// The columns for DuckDB's reader: numbered, because DuckDB folds the case of names.
  String duckColumns() {
    return IntStream.range(0, names.size())
        .mapToObj(i -> "'c" + i + "': 'VARCHAR'")
        .collect(Collectors.joining(", "));
  }
}
