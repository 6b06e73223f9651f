package io.airworthy.measures;

import io.airworthy.lake.DuckDb;
import io.airworthy.lake.SqlText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Numbers counted in buckets of equal ratio, as DDSketch does (Masson, Rim and Lee, 2019), each
/// with its least and greatest number.
///
/// A bucket's greatest number is at most 1.0199 times its least, so the middle between them is
/// within 1 percent of every number inside; a bucket's first and last numbers are exact. All finite
/// doubles fall into at most 148,000 buckets. Sketches merge by adding counts.
final class QuantileSketch {
  /// The relative error of each order statistic that a quantile is interpolated from.
  static final double ERROR_BOUND = 0.01;

  private final List<Bucket> buckets;

  private QuantileSketch(List<Bucket> buckets) {
    this.buckets = buckets;
  }

  /// @param before the numbers in the buckets below
  private record Bucket(double least, double greatest, long before, long count) {
    double at(long rank) {
      if (rank == before) {
        return least;
      }
      return rank == before + count - 1 ? greatest : least + (greatest - least) / 2;
    }
  }

  /// Reads the column of the view `sketched_numbers`.
  static QuantileSketch of(Connection connection, String column) throws SQLException {
    return SqlText.of(QuantileSketch.class, "number-buckets")
        .with("column", DuckDb.name(column))
        .read(connection, QuantileSketch::read);
  }

  private static QuantileSketch read(ResultSet rows) throws SQLException {
    List<Bucket> buckets = new ArrayList<>();
    long before = 0;
    while (rows.next()) {
      long count = rows.getLong(5);
      buckets.add(new Bucket(rows.getDouble(3), rows.getDouble(4), before, count));
      before += count;
    }
    return new QuantileSketch(buckets);
  }

  /// The quantile of type R-7 between the sketched order statistics; empty without numbers.
  ///
  /// @param q from 0 to 1
  OptionalDouble quantile(double q) {
    if (buckets.isEmpty()) {
      return OptionalDouble.empty();
    }
    double position = q * (count() - 1);
    long below = (long) Math.floor(position);
    double low = at(below);
    double share = position - below;
    return OptionalDouble.of(share == 0 ? low : low * (1 - share) + at(below + 1) * share);
  }

  /// How many numbers there are.
  long count() {
    return buckets.isEmpty() ? 0 : buckets.getLast().before + buckets.getLast().count;
  }

  /// How many buckets hold them.
  int size() {
    return buckets.size();
  }

  private double at(long rank) {
    int low = 0;
    int high = buckets.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (buckets.get(middle).before <= rank) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return buckets.get(low).at(rank);
  }
}
