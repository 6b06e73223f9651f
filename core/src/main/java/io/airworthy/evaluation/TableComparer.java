package io.airworthy.evaluation;

import io.airworthy.stats.BinCounts;
import io.airworthy.stats.CategoryBins;
import io.airworthy.stats.EvidentlyBins;
import io.airworthy.stats.JensenShannon;
import io.airworthy.stats.KolmogorovSmirnov;
import io.airworthy.stats.NumericBins;
import io.airworthy.stats.PopulationStabilityIndex;
import io.airworthy.stats.Wasserstein;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// Compares two tables column by column.
public final class TableComparer {
  private static final String NO_VALUES = "a side has no values";

  private final DriftConvention convention;

  /// A comparer by this convention.
  public TableComparer(DriftConvention convention) {
    this.convention = convention;
  }

  /// The drift of every common column; columns that came, went or changed their type are named.
  /// A column without any value has no type and is compared as the other side's.
  public TableComparison compare(Table baseline, Table current) {
    Map<String, ColumnDrift> columns = new LinkedHashMap<>();
    Map<String, TableComparison.Retyping> retyped = new LinkedHashMap<>();
    for (Map.Entry<String, Column> entry : baseline.columns().entrySet()) {
      Column other = current.columns().get(entry.getKey());
      if (other != null) {
        Column before = alike(entry.getValue(), other);
        Column after = alike(other, entry.getValue());
        if (before.type().equals(after.type())) {
          columns.put(entry.getKey(), drift(before, after));
        } else {
          retyped.put(entry.getKey(), new TableComparison.Retyping(before.type(), after.type()));
        }
      }
    }
    return new TableComparison(
        convention,
        baseline.rows(),
        current.rows(),
        columns,
        without(baseline, current),
        without(current, baseline),
        retyped);
  }

  private static List<String> without(Table one, Table other) {
    return one.columns().keySet().stream()
        .filter(name -> !other.columns().containsKey(name))
        .toList();
  }

  /// A column of nothing but missing values in the other's type; any other column as it is.
  private static Column alike(Column column, Column other) {
    if (column.missing() < column.size()) {
      return column;
    }
    return switch (other) {
      case Column.Numbers _ -> {
        double[] none = new double[column.size()];
        Arrays.fill(none, Double.NaN);
        yield new Column.Numbers(none);
      }
      case Column.Categories _ -> {
        int[] none = new int[column.size()];
        Arrays.fill(none, -1);
        yield new Column.Categories(List.of(), none);
      }
    };
  }

  private ColumnDrift drift(Column before, Column after) {
    if (before instanceof Column.Numbers first && after instanceof Column.Numbers second) {
      return numbers(first, second);
    }
    EvidentlyBins.Pair counts = categories(counts(before), counts(after), before, after);
    Figure none = Figure.undefined("not a number");
    return drift("text", before, after, counts, none, none, none);
  }

  private ColumnDrift numbers(Column.Numbers before, Column.Numbers after) {
    double[] first = finite(before);
    double[] second = finite(after);
    Optional<KolmogorovSmirnov.Outcome> test = KolmogorovSmirnov.test(first, second);
    return drift(
        "number",
        before,
        after,
        numericCounts(before, after),
        Figure.of(value(test.map(KolmogorovSmirnov.Outcome::statistic)), NO_VALUES),
        Figure.of(value(test.map(KolmogorovSmirnov.Outcome::pValue)), NO_VALUES),
        Figure.of(Wasserstein.normalised(first, second), NO_VALUES));
  }

  private EvidentlyBins.Pair numericCounts(Column.Numbers before, Column.Numbers after) {
    return switch (convention) {
      case EVIDENTLY ->
          finite(before).length == 0 || finite(after).length == 0
              ? new EvidentlyBins.Pair(BinCounts.of(0), BinCounts.of(0))
              : EvidentlyBins.numeric(before.values(), after.values());
      case QUANTILE -> {
        NumericBins bins = NumericBins.ofQuantiles(before.values());
        yield new EvidentlyBins.Pair(bins.count(before.values()), bins.count(after.values()));
      }
    };
  }

  private EvidentlyBins.Pair categories(
      Map<String, Long> before, Map<String, Long> after, Column first, Column second) {
    return switch (convention) {
      case EVIDENTLY -> EvidentlyBins.categorical(before, after);
      case QUANTILE -> {
        CategoryBins bins = CategoryBins.of(before);
        yield new EvidentlyBins.Pair(
            bins.count(before, first.missing()), bins.count(after, second.missing()));
      }
    };
  }

  private ColumnDrift drift(
      String type,
      Column before,
      Column after,
      EvidentlyBins.Pair counts,
      Figure ks,
      Figure ksPValue,
      Figure wasserstein) {
    OptionalDouble psi =
        switch (convention) {
          case EVIDENTLY -> PopulationStabilityIndex.evidently(counts);
          case QUANTILE -> PopulationStabilityIndex.of(counts.reference(), counts.current());
        };
    return new ColumnDrift(
        type,
        Figure.of(psi, NO_VALUES),
        Figure.of(
            PopulationStabilityIndex.nullExpectation(counts.reference(), counts.current()),
            NO_VALUES),
        filled(counts),
        Figure.of(JensenShannon.distance(counts.reference(), counts.current()), NO_VALUES),
        ks,
        ksPValue,
        wasserstein,
        missing(before),
        missing(after));
  }

  private static int filled(EvidentlyBins.Pair counts) {
    int filled = 0;
    for (int bin = 0; bin < counts.reference().bins(); bin++) {
      filled += counts.reference().count(bin) + counts.current().count(bin) > 0 ? 1 : 0;
    }
    return filled;
  }

  private static Figure missing(Column column) {
    return column.size() == 0
        ? Figure.undefined("no rows")
        : Figure.of((double) column.missing() / column.size());
  }

  private static double[] finite(Column.Numbers column) {
    return Arrays.stream(column.values()).filter(Double::isFinite).toArray();
  }

  private static Map<String, Long> counts(Column column) {
    Map<String, Long> counts = new TreeMap<>();
    if (column instanceof Column.Categories categories) {
      long[] byCode = new long[categories.categories().size()];
      for (int code : categories.codes()) {
        if (code >= 0) {
          byCode[code]++;
        }
      }
      for (int code = 0; code < byCode.length; code++) {
        counts.put(categories.categories().get(code), byCode[code]);
      }
    }
    return counts;
  }

  private static OptionalDouble value(Optional<Double> number) {
    return number.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
  }
}
