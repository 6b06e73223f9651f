package io.airworthy.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.airworthy.simulator.OtlpLines.Item;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/// Each incident does what its truth says, inside its cohort and window, and nothing elsewhere.
class IncidentsTest {
  private static final ToDoubleFunction<SessionPlan> DISSATISFIED =
      plan -> plan.dissatisfied() ? 1 : 0;
  private static final ToDoubleFunction<SessionPlan> HANDED_OFF =
      plan -> plan.handoff().isPresent() ? 1 : 0;

  @Test
  void templateRegression_worsensItsTemplateAlone() {
    Case planted = new Case("template-regression@8");
    Predicate<SessionPlan> docs = plan -> plan.setting().surface() == Surface.DOCS;
    assertThat(planted.ratio(DISSATISFIED, docs)).isBetween(1.8, 4.0);
    assertThat(planted.ratio(HANDED_OFF, docs)).isGreaterThan(1.3);
    assertThat(planted.ratio(DISSATISFIED, docs.negate())).isCloseTo(1, within(0.25));
    assertThat(planted.truth.cohort())
        .isEqualTo(Map.of("gen_ai.prompt.name", "docs-answer", "gen_ai.prompt.version", "2.1"));
  }

  @Test
  void modelDrift_worsensItsModelInSilence() {
    Case planted = new Case("model-drift@8");
    Predicate<SessionPlan> swift = plan -> plan.setting().model() == Model.SWIFT;
    assertThat(planted.ratio(DISSATISFIED, swift)).isBetween(2.5, 5.0);
    assertThat(planted.ratio(DISSATISFIED, swift.negate())).isCloseTo(1, within(0.3));
    ToDoubleFunction<SessionPlan> complains =
        plan -> plan.turns().getLast().kind() == TurnPlan.Kind.COMPLAINT ? 1 : 0;
    Predicate<SessionPlan> hurt = swift.and(SessionPlan::dissatisfied);
    assertThat(planted.ratio(complains, hurt)).isLessThan(0.6);
  }

  @Test
  void tenantMixShift_surgesWithoutChangingRatesWithin() {
    Case planted = new Case("tenant-mix-shift@8");
    String troubled = planted.truth.cohort().get("tenant.id");
    Predicate<SessionPlan> within = plan -> plan.setting().tenant().id().equals(troubled);
    ToDoubleFunction<SessionPlan> share = plan -> within.test(plan) ? 1 : 0;
    assertThat(planted.ratio(share, plan -> true)).isBetween(2.0, 4.0);
    assertThat(planted.ratio(DISSATISFIED, within)).isCloseTo(1, within(0.25));
    assertThat(planted.ratio(DISSATISFIED, plan -> true)).isGreaterThan(1.2);
  }

  @Test
  void routingChange_slowsAnswersDown() {
    Case planted = new Case("routing-change@8");
    ToDoubleFunction<SessionPlan> atlas = plan -> plan.setting().model() == Model.ATLAS ? 1 : 0;
    assertThat(planted.ratio(atlas, plan -> true)).isBetween(3.0, 3.8);
    ToDoubleFunction<SessionPlan> latency = plan -> plan.turns().getFirst().firstChunkMillis();
    assertThat(planted.ratio(latency, plan -> true)).isGreaterThan(1.5);
    assertThat(planted.ratio(DISSATISFIED, plan -> true)).isBetween(0.8, 1.4);
  }

  @Test
  void featureNullOut_renamesOneKeyForOneRelease() throws IOException {
    Simulator simulator = new Simulator(Traffic.options(9, 12, 200, 0.05, "feature-null-out@8"));
    PlantedIncident truth = simulator.truth().getFirst();
    for (int day : new int[] {7, 9, 11}) {
      List<Item> spans = Traffic.lines(simulator, day).spans();
      for (Item span : spans) {
        boolean broken = span.release().equals(truth.cohort().get("service.version"));
        boolean unknown = span.attributes().containsKey("gen_ai.usage.output_token_count");
        boolean known =
            span.attributes().containsKey("gen_ai.usage.output_tokens")
                || span.attributes().containsKey("gen_ai.usage.completion_tokens");
        boolean answered = !span.attributes().containsKey("error.type");
        assertThat(unknown).isEqualTo(broken && answered);
        assertThat(known).isEqualTo(!broken && answered);
      }
      assertThat(spans.stream().anyMatch(span -> span.release().equals("1.1.1")))
          .isEqualTo(day != 7);
    }
  }

  @Test
  void changes_tellOfWhatWasDeployed() throws IOException {
    Simulator simulator =
        new Simulator(
            Traffic.options(
                9,
                30,
                20,
                0.05,
                "template-regression@4",
                "feature-null-out@15",
                "routing-change@22",
                "model-drift@10",
                "tenant-mix-shift@18"));
    assertThat(changes(simulator, 4)).containsExactly("template docs-answer 1.1");
    assertThat(changes(simulator, 8)).containsExactly("template docs-answer 2.0");
    assertThat(changes(simulator, 15)).containsExactly("release assistant 1.2.1");
    assertThat(changes(simulator, 18)).containsExactly("release assistant 1.2.0");
    assertThat(changes(simulator, 22))
        .containsExactly("template docs-answer 3.0", "routing assistant atlas-4");
    assertThat(changes(simulator, 26)).containsExactly("routing assistant swift-2");
    for (int silent : new int[] {10, 16, 23}) {
      assertThat(changes(simulator, silent)).isEmpty();
    }
  }

  @Test
  void demo_plantsOneOfEachWithoutOverlap() {
    List<PlantedIncident> truth = new Simulator(SimulationOptions.demo(1)).truth();
    assertThat(truth)
        .extracting(PlantedIncident::kind)
        .containsExactlyInAnyOrder(IncidentKind.values());
    for (int i = 1; i < truth.size(); i++) {
      assertThat(truth.get(i).start()).isAfterOrEqualTo(truth.get(i - 1).end());
    }
  }

  private static List<String> changes(Simulator simulator, int day) throws IOException {
    return Traffic.lines(simulator, day).events().stream()
        .filter(event -> event.name().equals("airworthy.change"))
        .map(
            event ->
                event.text("airworthy.change.kind")
                    + " "
                    + event.text("airworthy.change.subject")
                    + " "
                    + event.text("airworthy.change.value"))
        .toList();
  }

  /// The sessions of fourteen days with one incident.
  private static final class Case {
    final PlantedIncident truth;
    private final List<SessionPlan> plans;

    Case(String incident) {
      SimulationOptions options = Traffic.options(33, 14, 2500, 0.05, incident);
      truth = new Simulator(options).truth().getFirst();
      plans = Traffic.plans(options);
    }

    /// A mean while the incident lasts, over that of the other days.
    double ratio(ToDoubleFunction<SessionPlan> of, Predicate<SessionPlan> cohort) {
      return mean(of, cohort.and(this::isInWindow)) / mean(of, cohort.and(p -> !isInWindow(p)));
    }

    private double mean(ToDoubleFunction<SessionPlan> of, Predicate<SessionPlan> cohort) {
      return plans.stream().filter(cohort).mapToDouble(of).average().orElseThrow();
    }

    private boolean isInWindow(SessionPlan plan) {
      return plan.startMillis() >= truth.start().toEpochMilli()
          && plan.startMillis() < truth.end().toEpochMilli();
    }
  }
}
