package io.airworthy.evaluation;

import java.util.List;

/// What the report shows: one section for each target, and where it all came from.
///
/// @param title what was evaluated
/// @param subtitle when and on what, in a line
/// @param sections one for each target, in the order of reading
/// @param provenance what one needs to make the same figures again
public record ReportPage(
    String title, String subtitle, List<TargetSection> sections, List<Entry> provenance) {
  /// Copies the lists.
  public ReportPage {
    sections = List.copyOf(sections);
    provenance = List.copyOf(provenance);
  }

  /// A name and its value.
  public record Entry(String name, String value) {}

  /// The page of one scored file.
  public static ReportPage ofFile(String file, String label, String score, Evaluation evaluation) {
    return new ReportPage(
        "Evaluation of " + file,
        Shown.count(evaluation.n()) + " rows, " + Shown.count(evaluation.positives()) + " positive",
        List.of(
            TargetSection.of(score, "How well does " + score + " rank " + label + "?", evaluation)),
        List.of(new Entry("file", file), new Entry("label", label), new Entry("score", score)));
  }
}
