package io.airworthy.measures;

/// A value and the number of rows that hold it.
///
/// @param value the value as text, a number as it is written
/// @param count rows, 1 or more
public record ValueCount(String value, long count) {}
