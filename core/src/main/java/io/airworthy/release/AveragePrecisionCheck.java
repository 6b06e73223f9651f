package io.airworthy.release;

import static io.airworthy.release.LaunchGate.finding;
import static io.airworthy.release.LaunchGate.format;

import io.airworthy.stats.Bootstrap;
import io.airworthy.stats.Normal;
import io.airworthy.stats.RankedScores;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/// Is the candidate's average precision no worse than the champion's, or, without a champion,
/// better than chance? The advantage is `AP - (1 - margin) AP(champion)`, or `AP - base rate`. Its
/// standard error comes from a paired bootstrap that draws whole sessions, and its bounds are
/// `advantage -+ z(1 - alpha) standard error`.
///
/// Percentiles of the replicates would not do: a drawn row comes with its copies, which tie, so
/// replicates of average precision lie above the estimate. Of random models the percentile bound
/// let 16% to 22% pass at alpha 5%, this one 0.3% to 9%.
final class AveragePrecisionCheck {
  private static final String NAME = "average-precision";

  private final GatePolicy policy;

  AveragePrecisionCheck(GatePolicy policy) {
    this.policy = policy;
  }

  CheckResult judge(TestScores scores) {
    int positives = scores.positives();
    if (Math.min(positives, scores.rows() - positives) < policy.minimumPositives()) {
      return finding(
              NAME, "too few rows of a class to compare", OptionalDouble.empty(), 0, scores.rows())
          .inconclusive();
    }
    Bootstrap.WeightedStatistic advantage = advantage(scores);
    int[] once = new int[scores.rows()];
    Arrays.fill(once, 1);
    OptionalDouble estimate = advantage.of(once);
    OptionalDouble error = standardError(scores, advantage);
    if (estimate.isEmpty() || error.isEmpty()) {
      return finding(NAME, "too few sessions to say how sure it is", estimate, 0, scores.rows())
          .inconclusive();
    }
    return judge(scores, estimate.getAsDouble(), error.getAsDouble());
  }

  private CheckResult judge(TestScores scores, double estimate, double error) {
    double reach = Normal.quantile(1 - policy.alpha()) * error;
    boolean better = estimate - reach > 0;
    boolean worse = estimate + reach < 0;
    boolean defended = scores.champion().isPresent();
    String rival =
        defended
            ? format("the champion's less %.0f%%", 100 * policy.averagePrecisionMargin())
            : "chance";
    CheckResult.Finding finding =
        finding(
            NAME,
            format(
                "average precision %+.4f over %s, one-sided bounds %+.4f and %+.4f: %s",
                estimate,
                rival,
                estimate - reach,
                estimate + reach,
                better ? "above" : worse ? "below" : "not shown to be above"),
            OptionalDouble.of(estimate - reach),
            0,
            scores.rows());
    if (better || (defended && error == 0 && estimate >= 0)) {
      return finding.pass();
    }
    // A first model must show that it beats chance; a challenger may be held until it is clear.
    return worse || !defended ? finding.fail() : finding.inconclusive();
  }

  private OptionalDouble standardError(TestScores scores, Bootstrap.WeightedStatistic advantage) {
    if (Arrays.stream(scores.sessions()).distinct().limit(2).count() < 2) {
      return OptionalDouble.empty();
    }
    return Bootstrap.ofClusters(
            scores.sessions(), policy.bootstrapReplicates(), policy.bootstrapSeed())
        .distribution(advantage)
        .filter(replicates -> replicates.undefined() * 100L <= policy.bootstrapReplicates())
        .map(Bootstrap.Distribution::standardError)
        .orElseGet(OptionalDouble::empty);
  }

  private Bootstrap.WeightedStatistic advantage(TestScores scores) {
    RankedScores candidate = RankedScores.rank(scores.labels(), scores.candidate());
    Optional<RankedScores> champion =
        scores.champion().map(rival -> RankedScores.rank(scores.labels(), rival));
    double kept = 1 - policy.averagePrecisionMargin();
    return weights -> {
      OptionalDouble own = candidate.averagePrecision(weights);
      OptionalDouble rival =
          champion.isPresent()
              ? scaled(champion.get().averagePrecision(weights), kept)
              : baseRate(scores.labels(), weights);
      return own.isPresent() && rival.isPresent()
          ? OptionalDouble.of(own.getAsDouble() - rival.getAsDouble())
          : OptionalDouble.empty();
    };
  }

  private static OptionalDouble scaled(OptionalDouble value, double factor) {
    return value.isPresent() ? OptionalDouble.of(value.getAsDouble() * factor) : value;
  }

  private static OptionalDouble baseRate(int[] labels, int[] weights) {
    long rows = 0;
    long positives = 0;
    for (int row = 0; row < labels.length; row++) {
      rows += weights[row];
      positives += (long) labels[row] * weights[row];
    }
    return rows == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) positives / rows);
  }
}
