package io.airworthy.cli;

import java.util.ArrayList;
import java.util.List;

/// A table for people: columns aligned, numbers to the right, two spaces between.
final class TextTable {
  private final List<List<String>> rows = new ArrayList<>();

  TextTable(String... header) {
    rows.add(List.of(header));
  }

  TextTable row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  @Override
  public String toString() {
    int columns = rows.getFirst().size();
    StringBuilder text = new StringBuilder();
    int[] widths = new int[columns];
    boolean[] rightward = new boolean[columns];
    for (int c = 0; c < columns; c++) {
      widths[c] = width(c);
      rightward[c] = isNumeric(c);
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < columns; c++) {
        String padding = " ".repeat(widths[c] - length(row.get(c)));
        line.append(c == 0 ? "" : "  ");
        line.append(rightward[c] ? padding + row.get(c) : row.get(c) + padding);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0);
  }

  private boolean isNumeric(int column) {
    return rows.stream().skip(1).allMatch(row -> row.get(column).matches("[-+0-9.eE]+|-"));
  }
}
