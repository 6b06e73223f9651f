package io.airworthy.release;

import static io.airworthy.release.LaunchGate.finding;
import static io.airworthy.release.LaunchGate.format;
import static io.airworthy.release.LaunchGate.named;

import io.airworthy.release.GateEvidence.Disclosure;
import io.airworthy.release.GateEvidence.Slice;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Does the candidate hold in every part of the population it can be judged in? One result a
/// dimension. A slice is *below* when its whole interval lies under the floor: the dimension fails.
/// It is *proven* when it has enough rows and positives and its area reaches the floor; all others
/// are *insufficient*, and the dimension passes only when the proven slices cover enough rows. How
/// many they cover is not told where the rows of a guarded slice would follow from it.
final class SliceCheck {
  private final GatePolicy policy;

  SliceCheck(GatePolicy policy) {
    this.policy = policy;
  }

  List<CheckResult> judge(List<Slice> slices) {
    if (slices.isEmpty()) {
      return List.of(
          finding(
                  "slices",
                  "no slice was evaluated",
                  OptionalDouble.empty(),
                  policy.sliceMinimumAuroc(),
                  0)
              .inconclusive());
    }
    return slices.stream()
        .collect(Collectors.groupingBy(Slice::dimension, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(entry -> judge("slice:" + entry.getKey(), entry.getValue()))
        .toList();
  }

  private CheckResult judge(String check, List<Slice> slices) {
    long rows = slices.stream().mapToLong(Slice::n).sum();
    List<String> below = slices.stream().filter(this::isBelow).map(Slice::value).toList();
    if (!below.isEmpty()) {
      OptionalDouble worst =
          slices.stream()
              .filter(this::isBelow)
              .mapToDouble(slice -> slice.auroc().orElseThrow())
              .min();
      return finding(
              check, "below the floor: " + named(below), worst, policy.sliceMinimumAuroc(), rows)
          .fail();
    }
    long proven = slices.stream().filter(this::isProven).mapToLong(Slice::n).sum();
    double coverage = rows == 0 ? 0 : (double) proven / rows;
    List<String> unproven =
        slices.stream().filter(slice -> !isProven(slice)).map(Slice::value).toList();
    boolean enough = rows > 0 && coverage >= policy.sliceMinimumCoverage();
    boolean isTold = slices.stream().allMatch(s -> s.disclosure() == Disclosure.OPEN);
    CheckResult.Finding finding =
        finding(
            check,
            (isTold ? format("%.1f%%", 100 * coverage) : enough ? "enough" : "too few")
                + " of the rows lie in slices proven above the floor"
                + (unproven.isEmpty() ? "" : "; insufficient: " + named(unproven)),
            isTold ? OptionalDouble.of(coverage) : OptionalDouble.empty(),
            policy.sliceMinimumCoverage(),
            rows);
    return enough ? finding.pass() : finding.inconclusive();
  }

  private boolean isSufficient(Slice slice) {
    return slice.n() >= policy.sliceMinimumRows()
        && slice.positives() >= policy.sliceMinimumPositives()
        && slice.auroc().isPresent()
        && slice.interval().isPresent();
  }

  private boolean isBelow(Slice slice) {
    return isSufficient(slice)
        && slice.interval().orElseThrow().upper() < policy.sliceMinimumAuroc();
  }

  private boolean isProven(Slice slice) {
    return isSufficient(slice) && slice.auroc().orElseThrow() >= policy.sliceMinimumAuroc();
  }
}
