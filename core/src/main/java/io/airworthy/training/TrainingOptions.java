package io.airworthy.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.airworthy.AirworthyException;
import java.util.List;
import java.util.Map;

/// How models are trained. In JSON the keys are the components in kebab-case; a key left out keeps
/// its default, an unknown one is an error.
///
/// @param seed of everything that is drawn; default 1
/// @param shares of the split; default {@link SplitOptions#DEFAULTS}
/// @param families to train, without repetition, at least one; default both
/// @param logistic how logistic regressions are fitted
/// @param trees how boosted trees are grown
/// @param calibration when which calibration may be used
/// @param operatingRule how the threshold is chosen; default at most 20 flags per 1,000 sessions
public record TrainingOptions(
    long seed,
    SplitOptions shares,
    List<Family> families,
    LogisticOptions logistic,
    TreeOptions trees,
    CalibrationOptions calibration,
    OperatingRule operatingRule) {
  /// What is used when nothing is said.
  public static final TrainingOptions DEFAULTS =
      new TrainingOptions(
          1,
          SplitOptions.DEFAULTS,
          List.of(Family.LOGISTIC, Family.TREES),
          LogisticOptions.DEFAULTS,
          TreeOptions.DEFAULTS,
          CalibrationOptions.DEFAULTS,
          new OperatingRule.FlagCap(20));

  private static final String RULE_KEY = "operating-rule";

  /// @throws IllegalArgumentException when no family is named or one is named twice
  public TrainingOptions {
    families = List.copyOf(families);
    if (families.isEmpty() || families.stream().distinct().count() < families.size()) {
      throw new IllegalArgumentException("families are named once, at least one: " + families);
    }
  }

  /// The same with another seed.
  public TrainingOptions withSeed(long other) {
    return new TrainingOptions(
        other, shares, families, logistic, trees, calibration, operatingRule);
  }

  /// The same with other shares.
  public TrainingOptions withShares(SplitOptions other) {
    return new TrainingOptions(seed, other, families, logistic, trees, calibration, operatingRule);
  }

  /// The same with other families.
  public TrainingOptions withFamilies(List<Family> other) {
    return new TrainingOptions(seed, shares, other, logistic, trees, calibration, operatingRule);
  }

  /// The same with other trees.
  public TrainingOptions withTrees(TreeOptions other) {
    return new TrainingOptions(seed, shares, families, logistic, other, calibration, operatingRule);
  }

  /// The same with another operating rule.
  public TrainingOptions withOperatingRule(OperatingRule other) {
    return new TrainingOptions(seed, shares, families, logistic, trees, calibration, other);
  }

  /// The options as JSON, every key present.
  public String toJson() {
    return Json.text(this);
  }

  /// Reads options; what is left out keeps its default.
  ///
  /// @throws AirworthyException bad input for an unknown key, a wrong type or a value outside its
  ///     range
  public static TrainingOptions fromJson(String text) {
    JsonNode given = Json.parse(text, "training options");
    if (!given.isObject()) {
      throw AirworthyException.badInput("training options: expected a JSON object");
    }
    ObjectNode merged = (ObjectNode) Json.tree(DEFAULTS);
    merge(merged, given, "");
    return Json.bind(merged, TrainingOptions.class, "training options");
  }

  private static void merge(ObjectNode into, JsonNode given, String path) {
    for (Map.Entry<String, JsonNode> entry : given.properties()) {
      String key = entry.getKey();
      JsonNode known = into.path(key);
      if (known.isMissingNode()) {
        throw AirworthyException.badInput("training options: unknown key '" + path + key + "'");
      }
      if (known instanceof ObjectNode inner
          && entry.getValue().isObject()
          && !key.equals(RULE_KEY)) {
        merge(inner, entry.getValue(), path + key + ".");
      } else {
        into.set(key, entry.getValue());
      }
    }
  }
}
