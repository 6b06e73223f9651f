package io.airworthy.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.AirworthyException;
import io.airworthy.Target;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelsTest {
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant AS_OF = Instant.parse("2026-02-01T00:00:00Z");

  private final InMemoryLakeView lake = new InMemoryLakeView();

  @BeforeEach
  void oneTurn() {
    lake.turn("1", "t", "c", "2026-01-10 10:00:00", "response_id", "'r'");
  }

  @AfterEach
  void close() {
    lake.close();
  }

  private TrainingSetBuilder.Result build(LabelDefinition label, Instant asOf) {
    return new TrainingSetBuilder().build(lake, label, Target.PREDICT, asOf, FROM);
  }

  private TrainingSet dissatisfied() {
    return build(LabelDefinition.named("dissatisfied"), AS_OF).trainingSet();
  }

  @ParameterizedTest
  @CsvSource({"3 2 2,1", "3 2,0", "2 3,1", "2 3 3 2,1", "3 3 2 2 2,1", "3,0", "2.5,1", "1 5 5,0"})
  void dissatisfied_isTheMostFrequentScoreBelowThreeFirstOnTies(String scores, int label) {
    int second = 0;
    for (String score : scores.split(" ", -1)) {
      lake.rating("1", "2026-01-10 10:01:" + (10 + second++), Double.parseDouble(score));
    }
    assertThat(dissatisfied().label(0)).isEqualTo(label);
  }

  @Test
  void ties_goByEventTimeNotByArrival() {
    lake.rating("1", "2026-01-10 10:01:02", 4).rating("1", "2026-01-10 10:01:01", 2);
    assertThat(dissatisfied().label(0)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"handoff,NULL,1", "NULL,1,1", "NULL,0,0", "resolved,NULL,0"})
  void handoff_isItsLabelOrTheScoreOne(String label, String score, int expected) {
    lake.run(
        "insert into feedback select '%s', '1', null, 't', null, null, '2026-01-10 10:02', '2026-01-10 10:02', 'handoff', %s, nullif('%s', 'NULL')"
            .formatted(InMemoryLakeView.TRACE, score, label));
    TrainingSet set = build(LabelDefinition.named("handoff"), AS_OF).trainingSet();
    assertThat(set.label(0)).isEqualTo(expected);
  }

  @Test
  void maturity_isReachedToTheMicrosecondAndImmatureIsNotNegative() {
    lake.rating("1", "2026-01-10 10:05:00", 2);
    LabelDefinition label = LabelDefinition.named("dissatisfied");
    Instant mature = Instant.parse("2026-01-11T10:00:00Z");
    assertThat(build(label, mature).trainingSet().rows()).isEqualTo(1);
    TrainingSetBuilder.Result early = build(label, mature.minusNanos(1000));
    assertThat(early.trainingSet().rows()).isZero();
    assertThat(early.coverage().leftOut()).containsEntry("not-mature", 1L);
  }

  @Test
  void judgements_countUntilTheAsOfInstantAndNoLonger() {
    lake.rating("1", "2026-01-10 10:05:00", 2);
    lake.rating("1", "2026-01-20 10:00:00", 4).rating("1", "2026-01-20 10:00:01", 4);
    LabelDefinition label = LabelDefinition.named("dissatisfied");
    Instant between = Instant.parse("2026-01-20T10:00:00Z");
    assertThat(build(label, between).trainingSet().label(0)).isEqualTo(1);
    assertThat(build(label, between.plusSeconds(1)).trainingSet().label(0)).isZero();
  }

  @Test
  void judgement_availableAfterAsOfIsInvisible() {
    lake.rating("1", "2026-01-10 10:05:00", 2);
    lake.run("update feedback set available_at = '2026-02-01 00:00:00.000001'");
    assertThat(dissatisfied().rows()).isZero();
  }

  @Test
  void response_namesItsTurnOnlyWhenNoOtherGaveIt() {
    lake.rating("1", "2026-01-10 10:05:00", 2);
    lake.run("update feedback set trace_id = null, span_id = null, response_id = 'r'");
    assertThat(dissatisfied().rows()).isEqualTo(1);
    lake.turn("2", "t", "c", "2026-01-10 10:20:00", "response_id", "'r'");
    TrainingSetBuilder.Result ambiguous = build(LabelDefinition.named("dissatisfied"), AS_OF);
    assertThat(ambiguous.trainingSet().rows()).isZero();
    assertThat(ambiguous.coverage().unmatchedJudgements()).isEqualTo(1);
  }

  @Test
  void response_isUsedWhenTheSpanIsNoTurn() {
    lake.rating("evaluator", "2026-01-10 10:05:00", 2);
    lake.run("update feedback set response_id = 'r'");
    assertThat(dissatisfied().rows()).isEqualTo(1);
  }

  @Test
  void judgement_ofAnotherTenantsSpanIsUnmatched() {
    lake.rating("1", "2026-01-10 10:05:00", 2);
    lake.run("update feedback set tenant_id = 'u'");
    TrainingSetBuilder.Result result = build(LabelDefinition.named("dissatisfied"), AS_OF);
    assertThat(result.trainingSet().rows()).isZero();
    assertThat(result.coverage().unmatchedJudgements()).isEqualTo(1);
  }

  @Test
  void turnWithoutASession_isCountedAndLeftOut() {
    lake.run("update turns set conversation_id = null").rating("1", "2026-01-10 10:05:00", 2);
    TrainingSetBuilder.Result result = build(LabelDefinition.named("dissatisfied"), AS_OF);
    assertThat(result.trainingSet().rows()).isZero();
    assertThat(result.coverage().leftOut()).containsEntry("without-session", 1L);
    assertThat(result.coverage().turnsWithoutSession()).isEqualTo(1);
  }

  @Test
  void label_knownByTheCutoffIsNotAsked() {
    lake.rating("1", "2026-01-10 10:00:05", 2);
    LabelDefinition instant = LabelDefinition.named("dissatisfied").withMaturity(Duration.ZERO);
    assertThat(build(instant, AS_OF).coverage().leftOut()).containsEntry("already-known", 1L);
  }

  @Test
  void unknownLabel_isBadInputListingTheKnown() {
    assertThatThrownBy(() -> LabelDefinition.named("happiness"))
        .isInstanceOf(AirworthyException.class)
        .hasMessageContaining("dissatisfied, session_dissatisfied, handoff")
        .hasMessageNotContaining("happiness");
  }
}
