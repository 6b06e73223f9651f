package io.airworthy.training;

import io.airworthy.training.Calibrator.Isotonic;
import io.airworthy.training.Calibrator.Isotonic.Knot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Isotonic regression by pooling adjacent violators (Ayer and others, 1955): equal scores are
/// pooled first, then neighbouring blocks until their rates rise.
///
/// Each block gives a knot at its lowest and one at its highest score, so the map is constant
/// within a block and linear between blocks. Of `n` rows, no probability is nearer to 0 or 1 than
/// `1 / (n + 2)`: a slice of rows cannot prove certainty.
final class IsotonicFit {
  private IsotonicFit() {}

  /// @param labels 0 or 1, at least one
  static Isotonic of(int[] labels, double[] logOdds) {
    double edge = 1.0 / (labels.length + 2.0);
    List<Knot> knots = new ArrayList<>();
    for (Block block : pool(tied(labels, logOdds))) {
      double probability = Math.clamp(block.rate(), edge, 1 - edge);
      knots.add(new Knot(block.low, probability));
      if (block.high > block.low) {
        knots.add(new Knot(block.high, probability));
      }
    }
    return new Isotonic(knots);
  }

  /// Rows of neighbouring scores.
  private record Block(double low, double high, int positives, int rows) {
    double rate() {
      return (double) positives / rows;
    }

    Block with(Block next) {
      return new Block(low, next.high, positives + next.positives, rows + next.rows);
    }

    /// Whether the next block's rate is not above this one's, without rounding.
    boolean isViolatedBy(Block next) {
      return (long) positives * next.rows >= (long) next.positives * rows;
    }
  }

  private static List<Block> tied(int[] labels, double[] logOdds) {
    List<Block> blocks = new ArrayList<>();
    IntStream.range(0, labels.length)
        .boxed()
        .sorted(Comparator.comparingDouble(row -> logOdds[row]))
        .forEach(
            row -> {
              Block block = new Block(logOdds[row], logOdds[row], labels[row], 1);
              if (!blocks.isEmpty() && blocks.getLast().high == block.low) {
                blocks.add(blocks.removeLast().with(block));
              } else {
                blocks.add(block);
              }
            });
    return blocks;
  }

  private static List<Block> pool(List<Block> blocks) {
    List<Block> pooled = new ArrayList<>();
    for (Block block : blocks) {
      Block last = block;
      while (!pooled.isEmpty() && pooled.getLast().isViolatedBy(last)) {
        last = pooled.removeLast().with(last);
      }
      pooled.add(last);
    }
    return pooled;
  }
}
