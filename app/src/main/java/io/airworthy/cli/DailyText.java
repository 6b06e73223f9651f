package io.airworthy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.airworthy.loop.DailyResult;
import io.airworthy.loop.ModelFigures;
import io.airworthy.loop.TargetResult;
import java.util.Locale;
import java.util.OptionalDouble;

/// A daily run's result for people and as JSON.
final class DailyText {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new Jdk8Module())
          .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

  private DailyText() {}

  static JsonNode document(DailyResult result) {
    return JSON.valueToTree(result);
  }

  static String of(DailyResult result) {
    StringBuilder text = new StringBuilder("run " + result.run() + "\n");
    for (TargetResult target : result.targets().values()) {
      text.append(
          "%s: %,d examples, %,d positive; test %,d, %,d positive; %s%n"
              .formatted(
                  target.target(),
                  target.rows(),
                  target.positives(),
                  target.testRows(),
                  target.testPositives(),
                  target.decision()));
      target.champion().ifPresent(figures -> text.append(line(figures)));
      target.challengers().forEach(figures -> text.append(line(figures)));
      target.reasons().forEach(reason -> text.append("  ").append(reason).append('\n'));
    }
    result.notices().forEach(notice -> text.append("note: ").append(notice).append('\n'));
    result.report().ifPresent(report -> text.append("report: ").append(report).append('\n'));
    return text.toString();
  }

  private static String line(ModelFigures figures) {
    return "  %-9s AUROC %s  AP %s  ECE %s  Brier %s%n"
        .formatted(
            figures.family(),
            number(figures.auroc()),
            number(figures.averagePrecision()),
            number(figures.ece()),
            number(figures.brier()));
  }

  private static String number(OptionalDouble value) {
    return value.isPresent()
        ? String.format(Locale.ROOT, "%.4f", value.getAsDouble())
        : "undefined";
  }
}
