package io.airworthy.features;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Features of one key from one source, declared once.
///
/// @param name such as `user_7d`
/// @param key what its rows are about
/// @param source SQL that yields the key's columns, `event_time`, `available_at`, `sequence` and
///     what the features are made of
/// @param features what it offers, without repetition
/// @param boundary whether a row that happened exactly at the cutoff is seen
/// @param availability when a row can be known
/// @param maxAge the greatest `cutoff - event_time` at which a row still counts, itself included
/// @param sourceDelay added to `available_at`: how much later than stated the source delivers
record FeatureView(
    String name,
    Key key,
    String source,
    List<Feature> features,
    Boundary boundary,
    Availability availability,
    Optional<Duration> maxAge,
    Duration sourceDelay) {
  FeatureView {
    features = List.copyOf(features);
    Set<String> names = new HashSet<>();
    for (Feature feature : features) {
      if (!names.add(feature.name())) {
        throw new IllegalArgumentException(name + " declares " + feature.name() + " twice");
      }
    }
    if (features.isEmpty() || sourceDelay.isNegative() || maxAge.orElse(sourceDelay).isNegative()) {
      throw new IllegalArgumentException(
          name + " needs a feature, and a delay and a greatest age of 0 or more");
    }
  }

  /// A view with the safe choices: exclusive, bitemporal, without a greatest age or a delay.
  static FeatureView of(String name, Key key, String source, List<Feature> features) {
    return new FeatureView(
        name,
        key,
        source,
        features,
        Boundary.EXCLUSIVE,
        Availability.WHEN_AVAILABLE,
        Optional.empty(),
        Duration.ZERO);
  }

  FeatureView with(Boundary other) {
    return new FeatureView(name, key, source, features, other, availability, maxAge, sourceDelay);
  }

  FeatureView with(Availability other) {
    return new FeatureView(name, key, source, features, boundary, other, maxAge, sourceDelay);
  }

  FeatureView withMaxAge(Duration age) {
    return new FeatureView(
        name, key, source, features, boundary, availability, Optional.of(age), sourceDelay);
  }

  FeatureView withSourceDelay(Duration delay) {
    return new FeatureView(name, key, source, features, boundary, availability, maxAge, delay);
  }

  /// The columns it gives a training set: `view.feature`.
  List<String> columns() {
    return features.stream().map(feature -> name + "." + feature.name()).toList();
  }
}
