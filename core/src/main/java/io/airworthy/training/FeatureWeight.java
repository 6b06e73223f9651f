package io.airworthy.training;

/// How much a model leans on a feature.
///
/// @param name the feature; `log(feature)` for its signed logarithm beside it; `missing(feature)`
///     for the fact that it is absent
/// @param weight in the units of the explanation it is part of
public record FeatureWeight(String name, double weight) {}
