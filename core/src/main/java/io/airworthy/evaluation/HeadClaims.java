package io.airworthy.evaluation;

import io.airworthy.features.FeatureLineage;
import io.airworthy.telemetry.HeadAuroc;
import io.airworthy.telemetry.HeadHeader;
import io.airworthy.telemetry.HeadTask;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What text heads reached on conversations that their fits had not seen: their scores may be as
/// good as that, as features, and no better.
///
/// A head is asked nearly the question of the label, so its score stands out among features as a
/// leak does. One that does better than its head did out of fold knows the sessions it is judged
/// by.
///
/// @param byTask what each head says of itself
public record HeadClaims(Map<HeadTask, HeadAuroc> byTask) {
  /// Nothing is known of any head.
  public static final HeadClaims NONE = new HeadClaims(Map.of());

  /// An intent is no answer to the question of a label, so its confidence is judged as any feature.
  private static final Map<String, HeadTask> FEATURES = features();

  /// Copies the map, in the order of tasks.
  public HeadClaims {
    Map<HeadTask, HeadAuroc> copy = new EnumMap<>(HeadTask.class);
    copy.putAll(byTask);
    byTask = Collections.unmodifiableMap(copy);
  }

  /// The claims of heads, one a task.
  public static HeadClaims of(List<HeadHeader> heads) {
    Map<HeadTask, HeadAuroc> claims = new EnumMap<>(HeadTask.class);
    heads.forEach(head -> claims.put(HeadTask.named(head.task()), head.training().outOfFold()));
    return new HeadClaims(claims);
  }

  /// The claim of the head whose score a feature is made of; empty for a feature of other things
  /// and where the head is not known.
  Optional<HeadAuroc> of(String feature) {
    return Optional.ofNullable(FEATURES.get(feature))
        .flatMap(task -> Optional.ofNullable(byTask.get(task)));
  }

  /// Whether a feature is made of a head's score.
  static boolean isScore(String feature) {
    return FEATURES.containsKey(feature);
  }

  private static Map<String, HeadTask> features() {
    Map<String, HeadTask> features = new HashMap<>();
    FeatureLineage.dependents(List.of("predicted_dissatisfaction"))
        .forEach(feature -> features.put(feature, HeadTask.DISSATISFACTION_PREDICT));
    FeatureLineage.dependents(List.of("estimated_dissatisfaction"))
        .forEach(feature -> features.put(feature, HeadTask.DISSATISFACTION_ESTIMATE));
    return Map.copyOf(features);
  }
}
