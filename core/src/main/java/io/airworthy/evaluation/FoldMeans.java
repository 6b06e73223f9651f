package io.airworthy.evaluation;

import io.airworthy.stats.Auroc;
import io.airworthy.stats.AveragePrecision;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Ranking figures of each fold alone, averaged over the folds: what a cross-validation usually
/// publishes. Pooled figures also rank the rows of different folds against each other.
///
/// @param folds how many there are
/// @param auroc mean of the folds' areas; undefined where that of a fold is
/// @param averagePrecision mean of the folds' average precisions; undefined where that of a fold is
public record FoldMeans(int folds, Figure auroc, Figure averagePrecision) {
  /// @param foldOfRow of each row, from 0
  static FoldMeans of(ScoredRows rows, int... foldOfRow) {
    int folds = IntStream.of(foldOfRow).max().orElse(-1) + 1;
    List<ScoredRows> parts =
        IntStream.range(0, folds).mapToObj(fold -> rows.select(in(foldOfRow, fold))).toList();
    return new FoldMeans(
        folds,
        mean(parts, part -> Auroc.of(part.labels(), part.scores())),
        mean(parts, part -> AveragePrecision.of(part.labels(), part.scores())));
  }

  private static int[] in(int[] foldOfRow, int fold) {
    return IntStream.range(0, foldOfRow.length).filter(row -> foldOfRow[row] == fold).toArray();
  }

  private static Figure mean(List<ScoredRows> parts, Function<ScoredRows, OptionalDouble> figure) {
    double sum = 0;
    for (ScoredRows part : parts) {
      OptionalDouble ofFold = figure.apply(part);
      if (ofFold.isEmpty()) {
        return Figure.undefined("a fold has " + Evaluator.absentClass(part));
      }
      sum += ofFold.getAsDouble();
    }
    return parts.isEmpty() ? Figure.undefined("no rows") : Figure.of(sum / parts.size());
  }
}
