package io.airworthy.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.airworthy.AirworthyException;
import io.airworthy.stats.Interval;
import io.airworthy.stats.ReliabilityBins.Bin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What the charts of a section draw, as JSON that may stand in a page.
final class ChartData {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Below this positive rate the reliability diagram has logarithmic axes.
  private static final double RARE = 0.1;

  private ChartData() {}

  /// The JSON of a section. No `<` stands in it, so no value can end the script it is part of.
  static String json(TargetSection section) {
    Evaluation evaluation = section.evaluation();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("precisionRecall", series(section, Evaluation::precisionRecall));
    data.put("roc", series(section, Evaluation::roc));
    data.put("reliability", reliability(evaluation.reliabilityEqualMass()));
    data.put("rare", evaluation.positiveRate().value().orElse(1) < RARE);
    data.put("histogram", histogram(evaluation));
    evaluation.positiveRate().value().ifPresent(rate -> data.put("positiveRate", rate));
    try {
      return JSON.writeValueAsString(data).replace("<", "\\u003c").replace(">", "\\u003e");
    } catch (JsonProcessingException e) {
      throw AirworthyException.internal("the charts' data cannot be written", e);
    }
  }

  private static List<Object> series(
      TargetSection section, Function<Evaluation, List<CurvePoint>> curve) {
    List<Object> series = new ArrayList<>();
    series.add(Map.of("name", section.name(), "points", points(curve.apply(section.evaluation()))));
    section
        .baseline()
        .ifPresent(
            other ->
                series.add(
                    Map.of(
                        "name", other.name(), "points", points(curve.apply(other.evaluation())))));
    return series.stream().map(ChartData::sorted).toList();
  }

  private static Object sorted(Object map) {
    return new java.util.TreeMap<>((Map<?, ?>) map);
  }

  private static List<double[]> points(List<CurvePoint> curve) {
    return curve.stream().map(point -> new double[] {round(point.x()), round(point.y())}).toList();
  }

  private static List<Object> reliability(List<Bin> bins) {
    List<Object> list = new ArrayList<>();
    for (Bin bin : bins) {
      Interval likely = SectionView.wilson(bin);
      Map<String, Object> point = new LinkedHashMap<>();
      point.put("score", round(bin.meanScore()));
      point.put("rate", round(bin.positiveRate()));
      point.put("lower", round(likely.lower()));
      point.put("upper", round(likely.upper()));
      point.put("count", bin.count());
      list.add(point);
    }
    return list;
  }

  private static Map<String, Object> histogram(Evaluation evaluation) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("lower", evaluation.histogram().lower());
    data.put("upper", evaluation.histogram().upper());
    data.put("negatives", evaluation.histogram().negatives());
    data.put("positives", evaluation.histogram().positives());
    evaluation
        .operatingChoice()
        .chosen()
        .ifPresent(point -> data.put("threshold", point.threshold()));
    return data;
  }

  /// Six significant digits are more than a screen shows.
  private static double round(double value) {
    return new java.math.BigDecimal(value).round(new java.math.MathContext(6)).doubleValue();
  }
}
