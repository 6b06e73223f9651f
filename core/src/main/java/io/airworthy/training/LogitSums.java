package io.airworthy.training;

import java.util.List;
import java.util.stream.IntStream;

/// Log loss of a logistic model over all rows, with its gradient and its Hessian.
///
/// Rows are cut into fixed chunks that may be summed on several threads; the chunks' sums are added
/// in the order of the rows. Within a chunk four rows enter the Hessian at a time.
final class LogitSums {
  /// What to compute.
  enum Want {
    /// Loss and gradient.
    GRADIENT,
    /// Loss, gradient and Hessian.
    HESSIAN
  }

  /// The sums at some coefficients; of the Hessian the upper triangle, empty when not wanted.
  record At(double loss, double[] gradient, double[][] hessian) {}

  private static final int CHUNK_ROWS = 8_192;
  private static final int MAX_CHUNKS = 64;
  private static final int BLOCK = 4;

  private final float[] design;
  private final int columns;
  private final int[] labels;
  private final int chunkRows;

  /// @param design rows of `columns` values, without the intercept's
  LogitSums(float[] design, int columns, int[] labels) {
    this.design = design;
    this.columns = columns;
    this.labels = labels;
    this.chunkRows = Math.max(CHUNK_ROWS, Math.ceilDiv(labels.length, MAX_CHUNKS));
  }

  At at(double[] coefficients, Want want) {
    int chunks = Math.ceilDiv(labels.length, chunkRows);
    List<Chunk> parts =
        IntStream.range(0, chunks)
            .parallel()
            .mapToObj(chunk -> new Chunk(coefficients, want).sum(chunk))
            .toList();
    Chunk total = parts.getFirst();
    for (Chunk part : parts.subList(1, parts.size())) {
      total.add(part);
    }
    return new At(total.loss, total.gradient, total.hessian);
  }

  /// The sums over one chunk of rows.
  private final class Chunk {
    private final double[] coefficients;
    private final double[] gradient;
    private final double[][] hessian;
    private final double[][] block = new double[BLOCK][columns + 1];
    private final double[] weights = new double[BLOCK];
    private double loss;

    Chunk(double[] coefficients, Want want) {
      this.coefficients = coefficients;
      this.gradient = new double[columns + 1];
      this.hessian = want == Want.HESSIAN ? new double[columns + 1][columns + 1] : new double[0][];
    }

    Chunk sum(int chunk) {
      int end = Math.min(labels.length, (chunk + 1) * chunkRows);
      for (int row = chunk * chunkRows; row < end; row += BLOCK) {
        for (int i = 0; i < BLOCK; i++) {
          weights[i] = row + i < end ? addRow(row + i, block[i]) : 0;
        }
        if (hessian.length > 0) {
          addBlock();
        }
      }
      return this;
    }

    /// Adds a row to loss and gradient; its weight in the Hessian.
    private double addRow(int row, double[] x) {
      x[0] = 1;
      double logOdds = coefficients[0];
      int offset = row * columns;
      for (int j = 0; j < columns; j++) {
        x[j + 1] = design[offset + j];
        logOdds += coefficients[j + 1] * x[j + 1];
      }
      double tail = Logit.tail(logOdds);
      double probability = Logit.probability(logOdds, tail);
      double residual = probability - labels[row];
      loss += Logit.loss(labels[row], logOdds, tail);
      for (int j = 0; j <= columns; j++) {
        gradient[j] += residual * x[j];
      }
      return probability * (1 - probability);
    }

    private void addBlock() {
      double[] a = block[0];
      double[] b = block[1];
      double[] c = block[2];
      double[] d = block[3];
      for (int j = 0; j <= columns; j++) {
        double wa = weights[0] * a[j];
        double wb = weights[1] * b[j];
        double wc = weights[2] * c[j];
        double wd = weights[3] * d[j];
        double[] into = hessian[j];
        for (int k = j; k <= columns; k++) {
          into[k] += wa * a[k] + wb * b[k] + wc * c[k] + wd * d[k];
        }
      }
    }

    private void add(Chunk other) {
      loss += other.loss;
      addAll(gradient, other.gradient);
      for (int j = 0; j < hessian.length; j++) {
        addAll(hessian[j], other.hessian[j]);
      }
    }

    private static void addAll(double[] into, double[] from) {
      for (int j = 0; j < into.length; j++) {
        into[j] += from[j];
      }
    }
  }
}
