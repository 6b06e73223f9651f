package io.airworthy.features;

import io.airworthy.lake.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The feature views there are, each declared once.
final class FeatureCatalogue {
  private static final int[] WINDOWS_DAYS = {1, 7, 30};
  private static final String OTHER_LANGUAGE =
      """
      case when message_language <> 'und' and reply_language <> 'und'
      then (message_language <> reply_language)::int end\
      """;

  private FeatureCatalogue() {}

  /// All views, in the order of their columns in a training set.
  static List<FeatureView> views() {
    List<FeatureView> views = new ArrayList<>(List.of(message(), reply(), session()));
    for (Key key : List.of(Key.USER, Key.TENANT, Key.TEMPLATE)) {
      for (int days : WINDOWS_DAYS) {
        views.add(rolling(key, days));
      }
    }
    return List.copyOf(views);
  }

  /// Whether a kind of personal data was present that a grammar or a check digit settles; names and
  /// places stand in too many messages to tell one from another.
  private static String settledKind(String column) {
    return "regexp_matches(" + column + ", '\\b(card|email|iban|ip|phone|ssn)\\b')::int";
  }

  /// The user's newest message. The assistant holds it from its arrival on, though its span is
  /// complete only with the reply.
  private static FeatureView message() {
    return FeatureView.of(
            "message",
            Key.SESSION,
            SqlText.of(FeatureCatalogue.class, "messages").complete(),
            List.of(
                new Feature("position", "position"),
                new Feature("chars", "message_chars"),
                new Feature("words", "message_words"),
                new Feature("chars_per_word", "message_chars / nullif(message_words, 0)"),
                new Feature("chars_grown", "message_chars - previous_message_chars"),
                new Feature("question", "message_question::int"),
                new Feature("sentiment", "message_sentiment"),
                new Feature("frustration", "message_frustration"),
                new Feature("rephrase_similarity", "message_rephrase_similarity"),
                new Feature("personal_data", settledKind("message_personal_data")),
                new Feature("intent_confidence", "intent_confidence"),
                new Feature("estimated_dissatisfaction", "estimated_dissatisfaction"),
                new Feature("pause_seconds", seconds("event_time", "previous_end_time")),
                new Feature("user_age_days", seconds("event_time", "user_since") + " / 86400")))
        .with(Availability.WHEN_HAPPENED);
  }

  /// The assistant's newest complete reply.
  private static FeatureView reply() {
    return FeatureView.of(
        "reply",
        Key.SESSION,
        SqlText.of(FeatureCatalogue.class, "replies").complete(),
        List.of(
            new Feature("chars", "reply_chars"),
            new Feature("words", "reply_words"),
            new Feature("chars_per_message_char", "reply_chars / nullif(message_chars, 0)"),
            new Feature("chars_grown", "reply_chars - previous_reply_chars"),
            new Feature("same_chars", "(reply_chars = previous_reply_chars)::int"),
            new Feature("question", "reply_question::int"),
            new Feature("sentiment", "reply_sentiment"),
            new Feature("refusal", "reply_refusal::int"),
            new Feature("other_language", OTHER_LANGUAGE),
            new Feature("personal_data", settledKind("reply_personal_data")),
            new Feature("predicted_dissatisfaction", "predicted_dissatisfaction"),
            new Feature("error", "(error_type is not null)::int"),
            new Feature("cut_short", "(finish_reason in ('length', 'max_tokens'))::int"),
            new Feature("latency_seconds", "latency_us / 1e6"),
            new Feature("time_to_first_chunk_millis", "time_to_first_chunk_millis"),
            new Feature("input_tokens", "input_tokens"),
            new Feature("output_tokens", "output_tokens")));
  }

  /// The session so far.
  private static FeatureView session() {
    return FeatureView.of(
        "session",
        Key.SESSION,
        SqlText.of(FeatureCatalogue.class, "session_states").complete(),
        List.of(
            new Feature("turns", "turns"),
            new Feature("errors", "errors"),
            new Feature("refusals", "refusals"),
            new Feature("refusal_rate", rate("refusals", "replies")),
            new Feature("question_rate", rate("questions", "messages")),
            new Feature("counter_question_rate", rate("counter_questions", "replies")),
            new Feature("mean_message_chars", rate("message_chars", "messages")),
            new Feature("mean_reply_chars", rate("reply_chars", "replies")),
            new Feature("lowest_sentiment", "lowest_sentiment"),
            new Feature("mean_sentiment", rate("sentiment_millionths", "messages") + " / 1e6"),
            new Feature("highest_frustration", "highest_frustration"),
            new Feature("mean_frustration", rate("frustration_millionths", "messages") + " / 1e6"),
            new Feature("highest_rephrase_similarity", "highest_rephrase_similarity"),
            new Feature(
                "mean_rephrase_similarity", rate("rephrase_millionths", "rephrasable") + " / 1e6"),
            new Feature("highest_predicted_dissatisfaction", "highest_predicted"),
            new Feature("highest_estimated_dissatisfaction", "highest_estimated"),
            new Feature("elapsed_seconds", "elapsed_us / 1e6"),
            new Feature("mean_latency_seconds", rate("latency_us", "turns") + " / 1e6")));
  }

  /// The days before the last UTC midnight. Labels of a day mature after it, so a window of one day
  /// has none.
  private static FeatureView rolling(Key key, int days) {
    Stream<Feature> always =
        Stream.of(
            new Feature("turns", "turns"),
            new Feature("error_rate", rate("errors", "turns")),
            new Feature("refusal_rate", rate("refusals", "replies")),
            new Feature("mean_sentiment", rate("sentiment_millionths", "messages") + " / 1e6"),
            new Feature("mean_frustration", rate("frustration_millionths", "messages") + " / 1e6"),
            new Feature("mean_latency_seconds", rate("latency_us", "turns") + " / 1e6"));
    Stream<Feature> labelled =
        days == 1
            ? Stream.empty()
            : Stream.of(new Feature("positive_rate", rate("positives", "labels")));
    String source =
        SqlText.of(FeatureCatalogue.class, "rolling_days")
            .with("key", key.columns().getFirst())
            .with("days", days)
            .complete();
    return FeatureView.of(
        key.name() + "_" + days + "d", key, source, Stream.concat(always, labelled).toList());
  }

  private static String rate(String part, String whole) {
    return part + "::double / nullif(" + whole + ", 0)";
  }

  private static String seconds(String later, String earlier) {
    return "(epoch_us(" + later + ") - epoch_us(" + earlier + ")) / 1e6";
  }
}
