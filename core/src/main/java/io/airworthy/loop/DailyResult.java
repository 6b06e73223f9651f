package io.airworthy.loop;

import com.fasterxml.jackson.annotation.JsonGetter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The record of a daily run.
///
/// @param run its id
/// @param date the day it closed, UTC
/// @param label name of the label
/// @param snapshot the lake's snapshot it read
/// @param target the target whose figures stand at the top level: `predict`
/// @param targets the outcome of each target, by name
/// @param notices columns and rows that upstream spoiled, and what else a person should know
/// @param report path of the report; empty when there was nothing to show
/// @param stoppedBefore the step for which the time did not suffice; empty when all were done
/// @param seconds working time, in this attempt and in those before it
@JsonIgnoreProperties(
    value = {"rows", "positives", "champion", "challengers", "decision", "reasons"},
    allowGetters = true)
public record DailyResult(
    String run,
    String date,
    String label,
    String snapshot,
    String target,
    Map<String, TargetResult> targets,
    List<String> notices,
    Optional<String> report,
    Optional<String> stoppedBefore,
    double seconds) {
  /// Copies the collections.
  public DailyResult {
    targets = new TreeMap<>(targets);
    notices = List.copyOf(notices);
  }

  private TargetResult main() {
    TargetResult result = targets.get(target);
    if (result == null) {
      throw new IllegalStateException("a run has a result for its target " + target);
    }
    return result;
  }

  /// Examples of the main target.
  @JsonGetter
  public int rows() {
    return main().rows();
  }

  /// Positive examples of the main target.
  @JsonGetter
  public int positives() {
    return main().positives();
  }

  /// The main target's champion so far.
  @JsonGetter
  public Optional<ModelFigures> champion() {
    return main().champion();
  }

  /// The main target's candidates.
  @JsonGetter
  public List<ModelFigures> challengers() {
    return main().challengers();
  }

  /// The gate's decision on the main target's candidate.
  @JsonGetter
  public String decision() {
    return main().decision();
  }

  /// Why it did not pass.
  @JsonGetter
  public List<String> reasons() {
    return main().reasons();
  }
}
