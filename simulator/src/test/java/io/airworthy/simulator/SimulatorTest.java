package io.airworthy.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.airworthy.simulator.OtlpLines.Item;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SimulatorTest {
  private static final long DAY_NANOS = 86_400_000_000_000L;

  @Test
  void sameSeed_givesTheSameBytes() throws IOException {
    SimulationOptions options = Traffic.options(7, 3, 60, 0.05);
    byte[] bytes = Traffic.bytes(new Simulator(options), 2);
    assertThat(Traffic.bytes(new Simulator(options), 2)).isEqualTo(bytes);
    SimulationOptions other = Traffic.options(8, 3, 60, 0.05);
    assertThat(Traffic.bytes(new Simulator(other), 2)).isNotEqualTo(bytes);
  }

  @Test
  void day_needsNoneBeforeIt() throws IOException {
    SimulationOptions options = Traffic.options(7, 5, 60, 0.05, "model-drift@1");
    Simulator inOrder = new Simulator(options);
    for (int day = 0; day < 5; day++) {
      byte[] bytes = Traffic.bytes(inOrder, day);
      assertThat(bytes).isEqualTo(Traffic.bytes(new Simulator(options), day));
    }
  }

  @Test
  void counts_areThoseOfTheLines() throws IOException {
    Simulator simulator = new Simulator(Traffic.options(3, 2, 80, 0.05));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Counts counts = simulator.writeDay(1, out);
    OtlpLines lines = OtlpLines.parse(out.toString(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(lines.spans()).hasSize((int) counts.turns());
    assertThat(lines.judgements("satisfaction").size() + lines.judgements("handoff").size())
        .isEqualTo((int) counts.feedback());
    assertThat(lines.events())
        .hasSize((int) (counts.feedback() + counts.flights() + counts.changes()));
    assertThat(simulator.plans(1)).hasSize((int) counts.sessions());
  }

  @Test
  void days_holdEverySpanOnceAndEveryJudgementInItsTime() throws IOException {
    SimulationOptions options = Traffic.options(11, 6, 80, 0.2);
    Simulator simulator = new Simulator(options);
    Map<String, Item> spans = new HashMap<>();
    long start = options.start().toEpochDay();
    long judged = 0;
    for (int day = 0; day < options.days(); day++) {
      OtlpLines lines = Traffic.lines(simulator, day);
      long today = start + day;
      for (Item span : lines.spans()) {
        assertThat(span.nanos("startTimeUnixNano") / DAY_NANOS).isEqualTo(today);
        assertThat(spans.put(span.ref(), span)).isNull();
      }
      for (Item event : lines.events()) {
        assertThat(event.nanos("observedTimeUnixNano") / DAY_NANOS).isEqualTo(today);
        if (event.name().equals("gen_ai.evaluation.result")) {
          assertThat(event.nanos("timeUnixNano"))
              .isGreaterThan(spans.get(event.ref()).nanos("endTimeUnixNano"));
          judged++;
        }
      }
    }
    assertThat(judged).isGreaterThan(200);
    long planned = Traffic.plans(options).stream().mapToLong(plan -> plan.turns().size()).sum();
    assertThat(planned - spans.size()).as("only the last midnight cuts").isBetween(0L, 5L);
  }

  @Test
  void tenants_speakEveryDialect() throws IOException {
    OtlpLines lines = Traffic.lines(new Simulator(Traffic.options(5, 1, 400, 0.05)), 0);
    Set<String> providerKeys = new HashSet<>();
    for (Item span : lines.spans()) {
      boolean old = span.attributes().containsKey("gen_ai.system");
      providerKeys.add(old ? "D0" : "D1");
      JsonNode input = span.messages(old ? "gen_ai.prompt" : "gen_ai.input.messages");
      assertThat(input.get(input.size() - 1).get("role").asText()).isEqualTo("user");
      assertThat(input.findValuesAsText("content")).allMatch(text -> !text.isBlank());
      assertThat(span.attributes())
          .containsKeys("tenant.id", "user.id", "client.locale", "client.platform", "app.surface")
          .containsKeys("gen_ai.prompt.name", "gen_ai.prompt.version");
    }
    assertThat(providerKeys).containsExactlyInAnyOrder("D0", "D1");
    assertThat(lines.spans())
        .anyMatch(s -> s.attributes().containsKey("gen_ai.usage.cache_write.input_tokens"));
  }

  @Test
  void messages_holdPersonalDataOfExampleRanges() throws IOException {
    OtlpLines lines = Traffic.lines(new Simulator(Traffic.options(5, 1, 400, 0.05)), 0);
    String said =
        lines.spans().stream()
            .map(span -> span.text("gen_ai.input.messages"))
            .collect(Collectors.joining("\n"));
    assertThat(said).containsPattern("@(mail\\.)?example\\.").contains("4111 1111", "NWBK", "192.");
  }

  @Test
  void history_holdsTheConversationSoFar() throws IOException {
    SimulationOptions plain = Traffic.options(5, 1, 40, 0.05);
    SimulationOptions full =
        new SimulationOptions(5, plain.start(), 1, 40, 0.05, plain.incidents(), InputHistory.FULL);
    Map<String, Integer> sizes = new HashMap<>();
    for (Item span : Traffic.lines(new Simulator(full), 0).spans()) {
      if (span.attributes().containsKey("gen_ai.input.messages")) {
        int size = span.messages("gen_ai.input.messages").size();
        int before = sizes.getOrDefault(span.text("gen_ai.conversation.id"), 0);
        assertThat(size).isGreaterThan(before);
        sizes.put(span.text("gen_ai.conversation.id"), size);
      }
    }
    assertThat(sizes.values()).anyMatch(size -> size > 4);
  }

  @Test
  void positives_keepTheirRate() {
    for (double rate : new double[] {0.005, 0.05}) {
      List<SessionPlan> plans = Traffic.plans(Traffic.options(21, 20, 1000, rate));
      double positives = plans.stream().filter(SessionPlan::dissatisfied).count();
      double deviation = Math.sqrt(plans.size() * rate * (1 - rate));
      assertThat(positives).isCloseTo(plans.size() * rate, within(4 * deviation));
    }
  }

  @Test
  void ratings_areMissingMoreOftenWhereUsersAreDissatisfied() {
    List<SessionPlan> plans = Traffic.plans(Traffic.options(21, 10, 1000, 0.2));
    Map<Boolean, Double> rated =
        plans.stream()
            .collect(
                Collectors.partitioningBy(
                    SessionPlan::dissatisfied,
                    Collectors.averagingDouble(plan -> plan.rating().isPresent() ? 1 : 0)));
    assertThat(rated.get(true)).isCloseTo(0.70, within(0.05));
    assertThat(rated.get(false)).isCloseTo(0.85, within(0.02));
    assertThat(plans)
        .allSatisfy(
            plan ->
                plan.rating()
                    .ifPresent(r -> assertThat(r.score() < 3).isEqualTo(plan.dissatisfied())));
  }

  @Test
  void traffic_isSkewedAndRhythmic() {
    List<SessionPlan> plans = Traffic.plans(Traffic.options(2, 14, 500, 0.05));
    Map<String, Long> byTenant =
        plans.stream()
            .collect(Collectors.groupingBy(p -> p.setting().tenant().id(), Collectors.counting()));
    assertThat(byTenant.get("alder")).isGreaterThan(10 * byTenant.get("teak"));
    long first = plans.getFirst().startMillis() / 86_400_000;
    Map<Boolean, Long> weekend =
        plans.stream()
            .collect(
                Collectors.partitioningBy(
                    p -> (p.startMillis() / 86_400_000 - first) % 7 >= 5, Collectors.counting()));
    assertThat(weekend.get(true) / 2.0).isLessThan(0.6 * weekend.get(false) / 5.0);
    assertThat(plans).filteredOn(p -> p.setting().tenant().id().equals("hazel")).isNotEmpty();
    assertThat(plans)
        .filteredOn(p -> p.setting().tenant().id().equals("hazel"))
        .allMatch(p -> p.startMillis() / 86_400_000 - first < 14 * 3 / 5);
  }

  @Test
  void tokens_haveTheMeansOfTheTrace() {
    List<TurnPlan> turns =
        Traffic.plans(Traffic.options(4, 10, 1000, 0.005)).stream()
            .flatMap(plan -> plan.turns().stream())
            .toList();
    double input = turns.stream().mapToLong(TurnPlan::inputTokens).average().orElseThrow();
    double output = turns.stream().mapToLong(TurnPlan::outputTokens).average().orElseThrow();
    assertThat(input).isCloseTo(1154.7, within(60.0));
    assertThat(output).isCloseTo(211.1 * 0.9, within(12.0));
  }

  @Test
  void dayOutside_isRefused() {
    Simulator simulator = new Simulator(Traffic.options(1, 2, 10, 0.05));
    for (int day : new int[] {-1, 2}) {
      assertThatThrownBy(() -> simulator.writeDay(day, OutputStream.nullOutputStream()))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }
}
