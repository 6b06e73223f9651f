package io.airworthy.measures;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One record of a CSV file (RFC 4180) with the line it starts on; a quoted cell may span lines.
///
/// @param line the line it starts on, from 1
/// @param text the record, its lines joined by a newline
record CsvRecord(long line, String text) {

  /// The next record; empty at the end of the file. An unclosed quote runs to the end.
  static Optional<CsvRecord> next(TextLines lines) throws SQLException {
    if (!lines.next()) {
      return Optional.empty();
    }
    long start = lines.number();
    StringBuilder text = new StringBuilder(lines.text());
    boolean open = isOpen(text, 0, false);
    while (open && lines.next()) {
      int from = text.length();
      text.append('\n').append(lines.text());
      open = isOpen(text, from, true);
    }
    return Optional.of(new CsvRecord(start, text.toString()));
  }

  private static boolean isOpen(CharSequence text, int from, boolean before) {
    boolean open = before;
    for (int i = from; i < text.length(); i++) {
      open ^= text.charAt(i) == '"';
    }
    return open;
  }

  /// The cells, without their quotes.
  List<String> cells() {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
