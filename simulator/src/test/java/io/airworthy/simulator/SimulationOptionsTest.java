package io.airworthy.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.AirworthyException;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationOptionsTest {
  @Test
  void valueOutOfRange_isNamedWithItsRange() {
    rejected(() -> Traffic.options(1, 0, 10, 0.05), "--days: found 0, expected 1 to 3650");
    rejected(() -> Traffic.options(1, 1, -4, 0.05), "--sessions-per-day: found -4");
    rejected(() -> Traffic.options(1, 1, 10, Double.NaN), "--positive-rate: found NaN");
    rejected(() -> Traffic.options(1, 1, 10, 0.9), "--positive-rate: found 0.9, expected 0.0001");
    rejected(
        () ->
            new SimulationOptions(
                1, LocalDate.of(2500, 1, 1), 1, 1, 0.1, List.of(), InputHistory.CURRENT),
        "--start: found 2500-01-01");
  }

  @Test
  void incidentOutsideTheDays_isNamed() {
    rejected(
        () -> Traffic.options(1, 10, 10, 0.05, "model-drift@10"),
        "found model-drift@10, expected a day from 0 to 9");
    rejected(
        () -> Traffic.options(1, 20, 10, 0.05, "model-drift@10", "model-drift@12"),
        "model-drift@10 overlaps another of its kind, which lasts 6 days");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "model-drift",
        "model-drift@",
        "model-drift@-1",
        "storm@3",
        "@3",
        "model-drift@3x",
        "model-drift@99999999999"
      })
  void malformedIncident_isRejected(String text) {
    rejected(() -> Incident.parse(text), "--incident: found '" + text + "', expected KIND@DAY");
  }

  @Test
  void incidents_areReadAndSorted() {
    assertThat(Traffic.options(1, 20, 10, 0.05, "routing-change@9", "model-drift@2").incidents())
        .containsExactly(
            new Incident(IncidentKind.MODEL_DRIFT, 2),
            new Incident(IncidentKind.ROUTING_CHANGE, 9));
  }

  @Test
  void demo_keepsItsDefaults() {
    SimulationOptions demo = SimulationOptions.demo(1);
    assertThat(demo.days()).isEqualTo(45);
    assertThat(demo.sessionsPerDay()).isEqualTo(400);
    assertThat(demo.positiveRate()).isEqualTo(0.005);
    assertThat(demo.incidents()).hasSize(5);
    assertThat(Incident.demo(10)).isEmpty();
  }

  private static void rejected(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(AirworthyException.class)
        .hasMessageContaining(message)
        .extracting(e -> ((AirworthyException) e).code())
        .isEqualTo(AirworthyException.Code.BAD_INPUT);
  }
}
