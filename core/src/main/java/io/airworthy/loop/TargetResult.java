package io.airworthy.loop;

import io.airworthy.Target;
import java.util.List;
import java.util.Optional;

/// What a run came to for one target.
///
/// @param target `predict` or `estimate`
/// @param rows examples
/// @param positives examples labelled 1
/// @param testRows examples that nothing was chosen on
/// @param testPositives of those, labelled 1
/// @param champion the champion so far, on the same test rows
/// @param challengers the families trained, on the same test rows
/// @param chosen the family put forward; empty when nothing was trained
/// @param published the version it became, such as `quality:7`
/// @param decision `pass`, `fail` or `inconclusive`
/// @param reasons why it did not pass; empty on a pass
public record TargetResult(
    String target,
    int rows,
    int positives,
    int testRows,
    int testPositives,
    Optional<ModelFigures> champion,
    List<ModelFigures> challengers,
    Optional<String> chosen,
    Optional<String> published,
    String decision,
    List<String> reasons) {
  /// Copies the lists.
  public TargetResult {
    challengers = List.copyOf(challengers);
    reasons = List.copyOf(reasons);
  }

  /// The result of a target that a run did not come to.
  static TargetResult stopped(Target target, List<String> reasons) {
    return new TargetResult(
        target.wireName(),
        0,
        0,
        0,
        0,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        "inconclusive",
        reasons);
  }
}
