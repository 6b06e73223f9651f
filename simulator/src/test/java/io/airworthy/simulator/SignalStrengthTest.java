package io.airworthy.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.airworthy.simulator.TurnPlan.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/// What telemetry shows of dissatisfaction: something, never all.
class SignalStrengthTest {
  private static final List<SessionPlan> PLANS = Traffic.plans(Traffic.options(17, 20, 2000, 0.03));

  @Test
  void beforeTheReaction_dissatisfactionIsPartlyVisible() {
    assertThat(auroc(SignalStrengthTest::beforeReaction)).isBetween(0.70, 0.85);
  }

  @Test
  void withTheReaction_moreIsVisibleButNotAll() {
    assertThat(auroc(plan -> beforeReaction(plan) + reaction(plan))).isBetween(0.80, 0.93);
  }

  /// Log-likelihood ratios, by hand, of what a model could see when the judged reply is complete.
  private static double beforeReaction(SessionPlan plan) {
    TurnPlan judged = plan.turns().get(plan.judged());
    double rephrases =
        plan.turns().subList(0, plan.judged() + 1).stream()
            .filter(turn -> turn.kind() == TurnPlan.Kind.REPHRASE)
            .count();
    return plan.setting().tenant().logOdds()
        + rephrases
        + (judged.outcome() == Outcome.ANSWERED ? 0 : 1.8)
        + 0.8 * Math.log(judged.firstChunkMillis() / plan.setting().model().firstChunkMillis())
        + 0.3 * plan.judged();
  }

  private static double reaction(SessionPlan plan) {
    return switch (plan.turns().getLast().kind()) {
      case COMPLAINT -> 3;
      case REPHRASE, CURT -> 1.2;
      case FIRST -> 0;
      case NEXT -> -1;
      case THANKS -> -1.4;
    };
  }

  /// Area under the ROC curve by the rank sum, ties by average rank.
  private static double auroc(ToDoubleFunction<SessionPlan> score) {
    List<SessionPlan> sorted = PLANS.stream().sorted(Comparator.comparingDouble(score)).toList();
    double ranks = 0;
    int i = 0;
    while (i < sorted.size()) {
      int j = i;
      long positives = 0;
      double value = score.applyAsDouble(sorted.get(i));
      for (; j < sorted.size() && score.applyAsDouble(sorted.get(j)) == value; j++) {
        positives += sorted.get(j).dissatisfied() ? 1 : 0;
      }
      ranks += positives * (i + 1 + j) / 2.0;
      i = j;
    }
    double positives = PLANS.stream().filter(SessionPlan::dissatisfied).count();
    double area = ranks - positives * (positives + 1) / 2;
    double auroc = area / (positives * (PLANS.size() - positives));
    return auroc;
  }
}
