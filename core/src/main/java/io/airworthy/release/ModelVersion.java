package io.airworthy.release;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// One published version of a model: what it is and how it was judged. It never changes.
///
/// @param model the model's name, such as `quality`
/// @param version from 1, rising by one
/// @param run the daily run that trained it
/// @param createdAt when it was published
/// @param decision what the launch gate decided
/// @param metrics its offline figures by name; a metric that is undefined is left out
/// @param artefacts the SHA-256 of each of its files by name
public record ModelVersion(
    String model,
    int version,
    String run,
    Instant createdAt,
    Outcome decision,
    SortedMap<String, Double> metrics,
    SortedMap<String, String> artefacts) {
  public ModelVersion {
    if (version < 1) {
      throw new IllegalArgumentException("version " + version + " of " + model);
    }
    metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
    artefacts = Collections.unmodifiableSortedMap(new TreeMap<>(artefacts));
    for (Map.Entry<String, Double> metric : metrics.entrySet()) {
      if (!Double.isFinite(metric.getValue())) {
        throw new IllegalArgumentException(
            "metric " + metric.getKey() + " is " + metric.getValue() + ", not a number");
      }
    }
  }

  /// The name people call it by: `quality:7`.
  public String label() {
    return model + ":" + version;
  }
}
