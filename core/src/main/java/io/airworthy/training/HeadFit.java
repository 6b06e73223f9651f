package io.airworthy.training;

import io.airworthy.telemetry.TextHead;

/// A head and how it scored what it was trained on, from folds that had not seen it.
///
/// @param head fitted to all examples
/// @param outOfFold for each example the highest calibrated probability of a class, its margins
///     coming from fits without its conversation. Platt's two numbers are those of all examples
public record HeadFit(TextHead head, double[] outOfFold) {}
