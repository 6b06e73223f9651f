package io.airworthy.evaluation;

import io.airworthy.stats.Interval;
import io.airworthy.stats.ReliabilityBins.Bin;
import io.airworthy.stats.WilsonInterval;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A section of the report as its template reads it.
///
/// @param number its place on the page, from 0
/// @param section what it shows
/// @param chartData what its charts draw, as JSON that may stand in a page
public record SectionView(int number, TargetSection section, String chartData) {
  private static final int MOST_VALUES = 15;

  static SectionView of(int number, TargetSection section) {
    return new SectionView(number, section, ChartData.json(section));
  }

  /// The figures at its head.
  public List<Headline> headlines() {
    return Headline.of(section);
  }

  /// A slice as a row of a table.
  public record SliceRow(String value, Slice slice) {
    /// Whether there are enough rows for figures.
    public boolean isSufficient() {
      return slice.status() == Slice.Status.OK;
    }

    /// Its rows, or that they are suppressed.
    public String n() {
      return slice.counts().text(counts -> Shown.count(counts.n()));
    }

    /// Its positive rows, or that they are suppressed.
    public String positives() {
      return slice.counts().text(counts -> Shown.count(counts.positives()));
    }
  }

  /// The largest slices of a dimension.
  public List<SliceRow> slices(String dimension) {
    return section.evaluation().slices().getOrDefault(dimension, Map.of()).entrySet().stream()
        .limit(MOST_VALUES)
        .map(entry -> new SliceRow(entry.getKey(), entry.getValue()))
        .toList();
  }

  /// How many slices of a dimension are not shown.
  public int slicesLeftOut(String dimension) {
    int all = section.evaluation().slices().getOrDefault(dimension, Map.of()).size();
    return Math.max(0, all - MOST_VALUES);
  }

  /// A bar from 0 to 100 that shows a figure with its interval.
  public record Bar(double left, double width, double mark) {}

  /// The bar of a figure between 0 and 1.
  public Optional<Bar> bar(Figure figure) {
    return figure.value().isEmpty()
        ? Optional.empty()
        : Optional.of(
            figure
                .interval()
                .map(i -> bar(i, figure.value().getAsDouble(), 1))
                .orElseGet(() -> new Bar(0, 0, hundredth(figure.value().getAsDouble()))));
  }

  /// The bar of a positive rate, on the scale of the greatest upper bound of its dimension.
  public Optional<Bar> rateBar(String dimension, Figure figure) {
    double greatest =
        slices(dimension).stream()
            .flatMap(row -> row.slice().positiveRate().interval().stream())
            .mapToDouble(Interval::upper)
            .max()
            .orElse(1);
    return figure
        .interval()
        .map(i -> bar(i, figure.value().orElseThrow(), greatest == 0 ? 1 : greatest));
  }

  private static Bar bar(Interval interval, double value, double greatest) {
    return new Bar(
        hundredth(interval.lower() / greatest),
        Math.max(0.5, hundredth((interval.upper() - interval.lower()) / greatest)),
        hundredth(value / greatest));
  }

  private static double hundredth(double share) {
    return Math.round(share * 10_000) / 100.0;
  }

  /// The share of the heaviest weight, 0 to 100.
  public double weightShare(TargetSection.WeightedFeature feature) {
    double heaviest =
        section.features().stream().mapToDouble(f -> Math.abs(f.weight())).max().orElse(0);
    return heaviest == 0 ? 0 : hundredth(Math.abs(feature.weight()) / heaviest);
  }

  /// A share of 1 as a number from 0 to 100.
  public double hundred(double share) {
    return hundredth(share);
  }

  /// The 95% Wilson interval of a bin's positive rate.
  public static Interval wilson(Bin bin) {
    long positives = Math.round(bin.positiveRate() * bin.count());
    return WilsonInterval.of(positives, bin.count(), 0.95).orElseThrow();
  }

  /// Every tenth or so of a curve's points, for the table under it.
  public List<CurvePoint> sampled(List<CurvePoint> points) {
    int step = Math.max(1, points.size() / 12);
    return java.util.stream.IntStream.range(0, points.size())
        .filter(i -> i % step == 0 || i == points.size() - 1)
        .mapToObj(points::get)
        .toList();
  }
}
