package io.airworthy.training;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/// A non-decreasing map from a model's log-odds to a probability.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "method")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Calibrator.Identity.class, name = "identity"),
  @JsonSubTypes.Type(value = Calibrator.Platt.class, name = "platt"),
  @JsonSubTypes.Type(value = Calibrator.Isotonic.class, name = "isotonic")
})
public sealed interface Calibrator {
  /// The calibrated probability of finite log-odds.
  double probability(double logOdds);

  /// Its name in reports.
  String method();

  /// The model's own probability.
  record Identity() implements Calibrator {
    @Override
    public double probability(double logOdds) {
      return Logit.probability(logOdds);
    }

    @Override
    public String method() {
      return "identity";
    }
  }

  /// `1 / (1 + exp(-(slope * logOdds + intercept)))`; keeps the order of scores.
  ///
  /// @param slope above 0
  /// @param intercept in log-odds
  record Platt(double slope, double intercept) implements Calibrator {
    /// @throws IllegalArgumentException when the slope is not a positive number
    public Platt {
      if (!(slope > 0) || !Double.isFinite(intercept)) {
        throw new IllegalArgumentException("Platt's map has a positive slope, found " + slope);
      }
    }

    @Override
    public double probability(double logOdds) {
      return Logit.probability(slope * logOdds + intercept);
    }

    @Override
    public String method() {
      return "platt";
    }
  }

  /// Linear between knots, constant outside them. Scores within a block of the isotonic regression
  /// become equal, so ranking measures of calibrated scores may differ from those of log-odds.
  ///
  /// @param knots at least one; log-odds rise, probabilities do not fall
  record Isotonic(List<Knot> knots) implements Calibrator {
    /// A point of the map.
    public record Knot(double logOdds, double probability) {}

    /// @throws IllegalArgumentException when there is no knot or they are out of order
    public Isotonic {
      knots = List.copyOf(knots);
      if (knots.isEmpty()) {
        throw new IllegalArgumentException("an isotonic map has at least one knot");
      }
      for (int i = 1; i < knots.size(); i++) {
        if (knots.get(i).logOdds() <= knots.get(i - 1).logOdds()
            || knots.get(i).probability() < knots.get(i - 1).probability()) {
          throw new IllegalArgumentException("the knots of an isotonic map rise; knot " + i);
        }
      }
    }

    @Override
    public double probability(double logOdds) {
      int low = 0;
      int high = knots.size() - 1;
      if (logOdds <= knots.getFirst().logOdds()) {
        return knots.getFirst().probability();
      }
      if (logOdds >= knots.getLast().logOdds()) {
        return knots.getLast().probability();
      }
      while (high - low > 1) {
        int middle = (low + high) >>> 1;
        if (knots.get(middle).logOdds() <= logOdds) {
          low = middle;
        } else {
          high = middle;
        }
      }
      return between(knots.get(low), knots.get(high), logOdds);
    }

    private static double between(Knot a, Knot b, double logOdds) {
      double share = (logOdds - a.logOdds()) / (b.logOdds() - a.logOdds());
      double probability = a.probability() + share * (b.probability() - a.probability());
      return Math.clamp(probability, a.probability(), b.probability());
    }

    @Override
    public String method() {
      return "isotonic";
    }
  }
}
