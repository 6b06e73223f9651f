package io.airworthy.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FeatureLineageTest {
  private static final Set<String> SQL =
      Set.of(
          "nullif",
          "int",
          "double",
          "epoch_us",
          "case",
          "when",
          "then",
          "end",
          "is",
          "not",
          "null",
          "in",
          "and",
          "or",
          "regexp_matches",
          "e6");

  private static final Set<String> STORED =
      Set.of(
          "event_time",
          "end_time",
          "error_type",
          "finish_reason",
          "input_tokens",
          "output_tokens",
          "time_to_first_chunk_millis",
          "intent_confidence",
          "predicted_dissatisfaction",
          "estimated_dissatisfaction",
          "message_chars",
          "message_words",
          "message_question",
          "message_language",
          "message_sentiment",
          "message_frustration",
          "message_rephrase_similarity",
          "message_personal_data",
          "reply_chars",
          "reply_words",
          "reply_question",
          "reply_language",
          "reply_sentiment",
          "reply_refusal",
          "reply_personal_data");

  @Test
  void everyWordOfEveryFeature_isStoredComputedOrSql() {
    Set<String> unknown = new HashSet<>();
    for (FeatureView view : FeatureCatalogue.views()) {
      view.features().forEach(feature -> unknown.addAll(FeatureLineage.words(feature)));
    }
    unknown.removeAll(SQL);
    unknown.removeAll(STORED);
    unknown.removeAll(FeatureLineage.COMPUTED.keySet());
    assertThat(unknown).isEmpty();
  }

  @Test
  void storedColumn_givesTheFeaturesThatReadIt() {
    assertThat(FeatureLineage.dependents(List.of("output_tokens")))
        .containsExactly("reply.output_tokens");
  }

  @Test
  void computedColumn_isFollowedToWhatItIsComputedFrom() {
    assertThat(FeatureLineage.dependents(List.of("message_frustration")))
        .contains(
            "message.frustration", "session.highest_frustration", "tenant_7d.mean_frustration")
        .doesNotContain("reply.chars");
  }

  @Test
  void nameOfAKey_givesEveryFeatureOfItsViews() {
    assertThat(FeatureLineage.dependents(List.of("template_hash")))
        .hasSize(6 + 7 + 7)
        .allMatch(feature -> feature.startsWith("template_"));
  }

  @Test
  void columnNoFeatureReads_givesNothing() {
    assertThat(FeatureLineage.dependents(List.of("surface"))).isEmpty();
  }
}
