package io.airworthy.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Rows as people read them: the same cells as plain text or as Markdown.
///
/// @param machine where they were measured
/// @param scale at which size
/// @param rows in the order of the run
record Table(Machine machine, Scale scale, List<Row> rows) {
  private static final List<String> HEAD = List.of("what", "ours", "beside", "ratio", "bar", "met");

  Table {
    rows = List.copyOf(rows);
  }

  /// Columns aligned by spaces.
  String text() {
    List<List<String>> lines = new ArrayList<>(List.of(HEAD));
    rows.forEach(row -> lines.add(cells(row)));
    int[] widths = new int[HEAD.size()];
    for (List<String> line : lines) {
      for (int i = 0; i < line.size(); i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder padded = new StringBuilder();
      for (int i = 0; i < line.size(); i++) {
        padded.append(String.format("%-" + (widths[i] + 2) + "s", line.get(i)));
      }
      text.append(padded.toString().stripTrailing()).append('\n');
    }
    return text.append(foot()).toString();
  }

  /// A Markdown table.
  String markdown() {
    StringBuilder text = new StringBuilder();
    append(text, HEAD);
    append(text, HEAD.stream().map(_ -> "---").toList());
    rows.forEach(row -> append(text, cells(row)));
    return text.append('\n').append(foot()).toString();
  }

  private static void append(StringBuilder text, List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private String foot() {
    return "Medians, in brackets the least of the repetitions; scale "
        + scale.name().toLowerCase(Locale.ROOT)
        + "; "
        + machine
        + ".\n";
  }

  private static List<String> cells(Row row) {
    return switch (row) {
      case Row.Measured measured -> cells(measured);
      case Row.Skipped(String name, String reason) ->
          List.of(name, "skipped: " + reason, "", "", "", "");
      case Row.Failed(String name, String reason) ->
          List.of(name, "FAILED: " + reason, "", "", "", "");
    };
  }

  private static List<String> cells(Row.Measured row) {
    Unit unit = row.unit();
    return List.of(
        row.name(),
        shown(row.ours(), unit),
        row.peer().map(peer -> row.peerName() + " " + shown(peer, unit)).orElse(""),
        row.ratio().isPresent()
            ? String.format(Locale.ROOT, "%.3g", row.ratio().getAsDouble())
            : "",
        row.target().map(target -> target.show(unit)).orElse(""),
        row.isMet().map(met -> met ? "yes" : "NO").orElse(""));
  }

  private static String shown(Sample sample, Unit unit) {
    return unit.show(sample.median()) + " (" + unit.show(sample.min()) + ")";
  }
}
