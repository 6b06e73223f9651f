package io.airworthy.cli;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `measure cohort-auc`.
@Command(
    name = "cohort-auc",
    description = {
      "Area under the ROC curve of each cohort, ties by average rank.",
      "Columns: y_true (0 or 1), y_score, cohort_id."
    })
final class MeasureCohortAuc implements Callable<Integer> {
  private static final String NO_SCORES =
      "the lake has turns, no scores beside their labels; name a FILE with y_true, y_score and"
          + " cohort_id";

  @Mixin GlobalOptions global;
  @Mixin MeasuredTable table;

  @Override
  public Integer call() {
    SortedMap<String, OptionalDouble> areas =
        table.askFileOnly(NO_SCORES, meter -> meter.cohortAuc()).answer();
    Map<String, @Nullable Double> document = new TreeMap<>();
    TextTable text = new TextTable("cohort_id", "auc");
    areas.forEach(
        (cohort, area) -> {
          document.put(cohort, area.isPresent() ? area.getAsDouble() : null);
          text.row(cohort, area.isPresent() ? String.valueOf(area.getAsDouble()) : "-");
        });
    boolean undefined = areas.values().stream().anyMatch(OptionalDouble::isEmpty);
    global.answer(document, text + (undefined ? "- : the cohort lacks a class" : ""));
    return 0;
  }
}
