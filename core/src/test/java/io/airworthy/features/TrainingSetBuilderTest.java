package io.airworthy.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.AirworthyException;
import io.airworthy.Target;
import io.airworthy.lake.Database;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrainingSetBuilderTest {
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant AS_OF = Instant.parse("2026-02-01T00:00:00Z");
  private static final LabelDefinition DISSATISFIED = LabelDefinition.named("dissatisfied");

  private final InMemoryLakeView lake = new InMemoryLakeView();

  @AfterEach
  void close() {
    lake.close();
  }

  private TrainingSetBuilder.Result build(Target target) {
    return build(target, AS_OF);
  }

  private TrainingSetBuilder.Result build(Target target, Instant asOf) {
    return new TrainingSetBuilder().build(lake, DISSATISFIED, target, asOf, FROM);
  }

  private static float value(TrainingSetBuilder.Result result, int row, String feature) {
    FeatureMatrix features = result.trainingSet().features();
    return features.value(row, features.names().indexOf(feature));
  }

  private void conversationOfThree() {
    String columns = "message_chars, reply_chars, reply_refusal, locale";
    lake.turn("1", "t", "c", "2026-01-10 10:00:00", columns, "11, 101, false, 'en-US'");
    lake.turn("2", "t", "c", "2026-01-10 10:01:00", columns, "12, 102, true, 'en-US'");
    lake.turn("3", "t", "c", "2026-01-10 10:02:00", columns, "13, 103, false, null");
  }

  @Test
  void predict_seesThePromptAndItsReply() {
    conversationOfThree();
    lake.rating("2", "2026-01-10 10:03:00", 2);
    TrainingSetBuilder.Result result = build(Target.PREDICT);
    assertThat(result.trainingSet().rows()).isEqualTo(1);
    assertThat(result.trainingSet().label(0)).isEqualTo(1);
    assertThat(result.trainingSet().cutoffMicros(0))
        .isEqualTo(Instant.parse("2026-01-10T10:01:10Z").toEpochMilli() * 1000 + 1);
    assertThat(value(result, 0, "message.chars")).isEqualTo(12);
    assertThat(value(result, 0, "message.position")).isEqualTo(2);
    assertThat(value(result, 0, "message.chars_grown")).isEqualTo(1);
    assertThat(value(result, 0, "message.pause_seconds")).isEqualTo(50);
    assertThat(value(result, 0, "reply.chars")).isEqualTo(102);
    assertThat(value(result, 0, "reply.latency_seconds")).isEqualTo(10);
    assertThat(value(result, 0, "session.turns")).isEqualTo(2);
    assertThat(value(result, 0, "session.refusal_rate")).isEqualTo(0.5f);
    assertThat(value(result, 0, "session.elapsed_seconds")).isEqualTo(70);
  }

  @Test
  void estimate_seesTheReactionAndNothingAfterIt() {
    conversationOfThree();
    lake.rating("2", "2026-01-10 10:03:00", 4);
    TrainingSetBuilder.Result result = build(Target.ESTIMATE);
    assertThat(result.trainingSet().label(0)).isZero();
    assertThat(result.trainingSet().cutoffMicros(0))
        .isEqualTo(Instant.parse("2026-01-10T10:02:00Z").toEpochMilli() * 1000 + 1);
    assertThat(value(result, 0, "message.chars")).isEqualTo(13);
    assertThat(value(result, 0, "reply.chars")).isEqualTo(102);
    assertThat(value(result, 0, "session.turns")).isEqualTo(2);
  }

  @Test
  void estimate_withoutAReactionHasNoRow() {
    conversationOfThree();
    lake.rating("3", "2026-01-10 10:03:00", 4);
    TrainingSetBuilder.Result result = build(Target.ESTIMATE);
    assertThat(result.trainingSet().rows()).isZero();
    assertThat(result.coverage().leftOut()).containsEntry("without-reaction", 1L);
    assertThat(result.coverage().missingShares()).isEmpty();
  }

  @Test
  void predict_leavesOutTurnsWhoseUserHadReactedBeforeTheReplyWasComplete() {
    lake.turn("1", "c", "2026-01-10 10:00:00");
    lake.turn("2", "c", "2026-01-10 10:00:10");
    lake.rating("1", "2026-01-10 10:03:00", 2);
    TrainingSetBuilder.Result result = build(Target.PREDICT);
    assertThat(result.trainingSet().rows()).isZero();
    assertThat(result.coverage().leftOut()).containsEntry("reacted-before-reply", 1L);
  }

  @Test
  void reply_thatIsNotYetAvailableIsNotSeen() {
    conversationOfThree();
    lake.run("update turns set available_at = '2026-01-10 10:05:00' where span_id = '2'");
    lake.rating("2", "2026-01-10 10:06:00", 2);
    TrainingSetBuilder.Result result = build(Target.PREDICT);
    assertThat(value(result, 0, "message.chars")).isEqualTo(12);
    assertThat(value(result, 0, "reply.chars")).isEqualTo(101);
    assertThat(value(result, 0, "session.turns")).isEqualTo(1);
    assertThat(result.coverage().late()).isEqualTo(1);
  }

  @Test
  void examples_carryTheirSessionAndDimensions() {
    conversationOfThree();
    lake.turn("9", "u", "c", "2026-01-10 10:00:30", "message_chars, platform", "1, 'web'");
    lake.rating("1", "2026-01-10 10:03:00", 2);
    lake.rating("3", "2026-01-10 10:03:00", 3);
    lake.run(
        "insert into feedback select trace_id, '9', response_id, 'u', * exclude (trace_id,"
            + " span_id, response_id, tenant_id) from feedback where span_id = '1'");
    TrainingSet set = build(Target.PREDICT).trainingSet();
    assertThat(set.dimensions().get("tenant")).containsExactly("t", "u", "t");
    assertThat(set.dimensions().get("locale")).containsExactly("en-US", "", "");
    assertThat(set.dimensions().get("platform")).containsExactly("", "web", "");
    assertThat(set.session(0)).isEqualTo(set.session(2)).isNotEqualTo(set.session(1));
  }

  @Test
  void from_separatesExamplesFromHistory() {
    lake.turn("1", "c", "2025-12-31 23:59:00");
    lake.turn("2", "c", "2026-01-01 00:00:00");
    lake.rating("1", "2026-01-01 01:00:00", 2);
    lake.rating("2", "2026-01-01 01:00:00", 2);
    TrainingSetBuilder.Result result = build(Target.PREDICT);
    assertThat(result.trainingSet().rows()).isEqualTo(1);
    assertThat(value(result, 0, "message.position")).isEqualTo(2);
    assertThat(value(result, 0, "tenant_1d.turns")).isEqualTo(1);
  }

  @Test
  void asOf_hidesWhatBecameAvailableLater() {
    conversationOfThree();
    lake.rating("2", "2026-01-10 10:03:00", 2);
    TrainingSetBuilder.Result before = build(Target.PREDICT, AS_OF);
    lake.rating("2", "2026-02-01 00:00:01", 5).rating("2", "2026-02-01 00:00:02", 5);
    lake.turn("0", "c", "2026-01-10 09:59:00");
    lake.run("update turns set available_at = '2026-02-02' where span_id = '0'");
    assertThat(same(build(Target.PREDICT, AS_OF), before)).isTrue();
  }

  @Test
  void build_twiceIsTheSameToTheBit() {
    conversationOfThree();
    lake.rating("1", "2026-01-10 10:03:00", 2).rating("2", "2026-01-10 10:03:00", 4);
    assertThat(same(build(Target.ESTIMATE), build(Target.ESTIMATE))).isTrue();
  }

  @Test
  void buildEach_givesEachTargetTheSetItGetsAlone() {
    conversationOfThree();
    lake.rating("1", "2026-01-10 10:03:00", 2).rating("2", "2026-01-10 10:03:00", 4);
    lake.rating("3", "2026-01-10 10:03:00", 4);
    List<TrainingSetBuilder.Result> both =
        new TrainingSetBuilder()
            .buildEach(lake, DISSATISFIED, List.of(Target.PREDICT, Target.ESTIMATE), AS_OF, FROM);
    assertThat(both).hasSize(2);
    assertThat(both.getFirst().trainingSet().rows())
        .isNotEqualTo(both.getLast().trainingSet().rows());
    assertThat(same(both.getFirst(), build(Target.PREDICT))).isTrue();
    assertThat(same(both.getLast(), build(Target.ESTIMATE))).isTrue();
  }

  @Test
  void emptyLake_givesAnEmptySet() {
    TrainingSetBuilder.Result result = build(Target.PREDICT);
    assertThat(result.trainingSet().rows()).isZero();
    assertThat(result.coverage().judgedTurns()).isZero();
  }

  @Test
  void build_leavesNoTableBehind() {
    conversationOfThree();
    build(Target.PREDICT);
    assertThat(
            new Database(lake.connection())
                .number("tables", "select count(*) from duckdb_tables() where temporary"))
        .isZero();
  }

  @Test
  void from_afterAsOfIsBadInput() {
    assertThatThrownBy(
            () -> new TrainingSetBuilder().build(lake, DISSATISFIED, Target.PREDICT, FROM, AS_OF))
        .isInstanceOf(AirworthyException.class)
        .hasMessageContaining("begins before it ends");
  }

  private static boolean same(TrainingSetBuilder.Result one, TrainingSetBuilder.Result other) {
    return TrainingSetAssert.same(one.trainingSet(), other.trainingSet())
        && one.coverage().equals(other.coverage());
  }
}
