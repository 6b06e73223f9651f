package io.airworthy.evaluation;

/// A point of a drawn curve.
///
/// @param x recall, or false positive rate
/// @param y precision, or true positive rate
public record CurvePoint(double x, double y) {}
