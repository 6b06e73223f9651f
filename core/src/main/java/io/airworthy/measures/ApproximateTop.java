package io.airworthy.measures;

import java.util.List;

/// Frequent values found in bounded memory. Their counts are exact; a value may be missing.
///
/// @param values by count and then by value
/// @param errorBound how many more rows a value that is not listed can have than the last one
///     listed, or than 0 when fewer were found than asked for: 0 means that no value is missing
public record ApproximateTop(List<ValueCount> values, long errorBound) {
  /// A copy of the list is kept.
  public ApproximateTop {
    values = List.copyOf(values);
  }
}
