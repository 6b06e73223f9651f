package io.airworthy.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A figure at the head of a section, beside the baseline's.
///
/// @param title its name
/// @param convention how it is computed, in a sentence
/// @param figure of the model
/// @param baseline of the baseline, if there is one
/// @param better whether more or less is better
public record Headline(
    String title, String convention, Figure figure, Optional<Figure> baseline, Better better) {

  /// Which direction is better.
  public enum Better {
    /// More is better.
    HIGHER,
    /// Less is better.
    LOWER,
    /// Neither.
    NEITHER
  }

  static List<Headline> of(TargetSection section) {
    List<Headline> headlines = new ArrayList<>();
    add(headlines, section, "AUROC", Conventions.AUROC, Better.HIGHER, Evaluation::auroc);
    add(
        headlines,
        section,
        "Average precision",
        Conventions.AVERAGE_PRECISION,
        Better.HIGHER,
        Evaluation::averagePrecision);
    add(
        headlines,
        section,
        "ECE, equal mass",
        Conventions.ECE_EQUAL_MASS,
        Better.LOWER,
        Evaluation::eceEqualMass);
    add(headlines, section, "ECE", Conventions.ECE, Better.LOWER, Evaluation::ece);
    add(headlines, section, "Brier score", Conventions.BRIER, Better.LOWER, Evaluation::brier);
    add(headlines, section, "Log loss", Conventions.LOG_LOSS, Better.LOWER, Evaluation::logLoss);
    add(
        headlines,
        section,
        "Positive rate",
        Conventions.POSITIVE_RATE,
        Better.NEITHER,
        Evaluation::positiveRate);
    return headlines;
  }

  private static void add(
      List<Headline> headlines,
      TargetSection section,
      String title,
      String convention,
      Better better,
      Function<Evaluation, Figure> figure) {
    headlines.add(
        new Headline(
            title,
            convention,
            figure.apply(section.evaluation()),
            section.baseline().map(TargetSection.Baseline::evaluation).map(figure),
            better));
  }

  /// The difference to the baseline with its sign; the empty string where there is none.
  public String change() {
    if (baseline.isEmpty() || baseline.get().value().isEmpty() || figure.value().isEmpty()) {
      return "";
    }
    return Shown.signed(figure.value().getAsDouble() - baseline.get().value().getAsDouble());
  }

  /// `better`, `worse` or `even`, for the colour of the change.
  public String direction() {
    if (change().isEmpty() || better == Better.NEITHER) {
      return "even";
    }
    double change = figure.value().orElseThrow() - baseline.orElseThrow().value().orElseThrow();
    if (Math.abs(change) < 0.0005) {
      return "even";
    }
    return (change > 0) == (better == Better.HIGHER) ? "better" : "worse";
  }
}
