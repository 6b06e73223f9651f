package io.airworthy.training;

/// A threshold and what it does. A row is flagged when its score is at least the threshold, a
/// session when one of its rows is; a session is positive when one of its rows is.
///
/// @param threshold the least score that is flagged
/// @param rows what happens to the rows
/// @param sessions what happens to the sessions
public record OperatingPoint(double threshold, ConfusionMatrix rows, ConfusionMatrix sessions) {}
