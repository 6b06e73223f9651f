package io.airworthy.features;

import io.airworthy.AirworthyException;
import io.airworthy.Identifier;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// What a model learns to tell, and from which judgements.
///
/// @param name such as `dissatisfied`
/// @param evaluation the `gen_ai.evaluation.name` of the judgements it is made of
/// @param rule how they become 0 or 1
/// @param maturity how long after the judged turn's start a label is settled; later judgements
///     still revise it, earlier ones do not yet make it
public record LabelDefinition(
    String name, Identifier evaluation, LabelRule rule, Duration maturity) {
  private static final Duration ONE_DAY = Duration.ofDays(1);
  private static final LabelRule RATED_BELOW_THREE = new LabelRule.MostFrequentScoreBelow(3);

  private static final List<LabelDefinition> KNOWN =
      List.of(
          new LabelDefinition(
              "dissatisfied", new Identifier("satisfaction"), RATED_BELOW_THREE, ONE_DAY),
          new LabelDefinition(
              "session_dissatisfied",
              new Identifier("session_satisfaction"),
              RATED_BELOW_THREE,
              ONE_DAY),
          new LabelDefinition(
              "handoff",
              new Identifier("handoff"),
              new LabelRule.AnyWithLabel("handoff"),
              ONE_DAY));

  /// @throws IllegalArgumentException when the maturity is negative
  public LabelDefinition {
    if (maturity.isNegative()) {
      throw new IllegalArgumentException("a label cannot mature before its turn: " + maturity);
    }
  }

  /// The definitions there are.
  public static List<LabelDefinition> known() {
    return KNOWN;
  }

  /// The definition of this name.
  ///
  /// @throws AirworthyException bad input, listing the known names, when there is none
  public static LabelDefinition named(String name) {
    return KNOWN.stream()
        .filter(definition -> definition.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                AirworthyException.badInput(
                    "there is no label of that name; known labels: "
                        + KNOWN.stream()
                            .map(LabelDefinition::name)
                            .collect(Collectors.joining(", "))));
  }

  /// The same label with another maturity.
  public LabelDefinition withMaturity(Duration other) {
    return new LabelDefinition(name, evaluation, rule, other);
  }
}
