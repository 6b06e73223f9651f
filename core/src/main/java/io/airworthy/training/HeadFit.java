package io.airworthy.training;

import io.airworthy.telemetry.HeadScore;
import io.airworthy.telemetry.TextHead;
import java.util.List;

/// A head and what it said of the examples it was trained on.
///
/// @param head fitted to all examples
/// @param outOfFold for each example the likeliest class by fits that had not seen its
///     conversation. Only Platt's two numbers a class are those of all examples
/// @param foldOfRow for each example the fold whose fit had not seen it, from 0
public record HeadFit(TextHead head, List<HeadScore> outOfFold, List<Integer> foldOfRow) {
  /// Copies the lists.
  public HeadFit {
    outOfFold = List.copyOf(outOfFold);
    foldOfRow = List.copyOf(foldOfRow);
  }
}
