package io.airworthy.features;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Which features may rest on which columns of `turns`. It is read off the expressions of the
/// catalogue; only what their sources compute is declared here.
public final class FeatureLineage {
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]*");
  private static final List<String> TIMES = List.of("event_time", "end_time");

  /// Columns of a view's source by what they are computed from. A column that is not named here is
  /// the column of `turns` of the same name.
  static final Map<String, List<String>> COMPUTED =
      Map.ofEntries(
          Map.entry("position", List.of()),
          Map.entry("turns", List.of()),
          Map.entry("labels", List.of()),
          Map.entry("positives", List.of()),
          Map.entry("previous_message_chars", List.of("message_chars")),
          Map.entry("previous_reply_chars", List.of("reply_chars")),
          Map.entry("previous_end_time", List.of("end_time")),
          Map.entry("user_since", List.of("user_id")),
          Map.entry("latency_us", TIMES),
          Map.entry("elapsed_us", TIMES),
          Map.entry("errors", List.of("error_type")),
          Map.entry("refusals", List.of("reply_refusal")),
          Map.entry("replies", List.of("reply_refusal")),
          Map.entry("questions", List.of("message_question")),
          Map.entry("messages", List.of("message_question", "message_sentiment")),
          Map.entry("counter_questions", List.of("reply_question")),
          Map.entry("lowest_sentiment", List.of("message_sentiment")),
          Map.entry("sentiment_millionths", List.of("message_sentiment")),
          Map.entry("highest_frustration", List.of("message_frustration")),
          Map.entry("frustration_millionths", List.of("message_frustration")),
          Map.entry("highest_rephrase_similarity", List.of("message_rephrase_similarity")),
          Map.entry("rephrase_millionths", List.of("message_rephrase_similarity")),
          Map.entry("highest_predicted", List.of("predicted_dissatisfaction")),
          Map.entry("highest_estimated", List.of("estimated_dissatisfaction")),
          Map.entry("rephrasable", List.of("message_rephrase_similarity")));

  /// The columns that name what a view is about. A session needs none: turns without a conversation
  /// are joined by their user.
  private static final Map<Key, String> NAMED_BY =
      Map.of(Key.USER, "user_id", Key.TENANT, "tenant_id", Key.TEMPLATE, "template_hash");

  private FeatureLineage() {}

  /// The features, as `view.feature`, that may rest on one of the columns, in the order of the
  /// catalogue.
  ///
  /// @param turnColumns names of columns of `turns`; one that no feature uses adds nothing
  public static List<String> dependents(Collection<String> turnColumns) {
    Set<String> columns = Set.copyOf(turnColumns);
    return FeatureCatalogue.views().stream()
        .flatMap(
            view ->
                view.features().stream()
                    .filter(feature -> sources(view, feature).stream().anyMatch(columns::contains))
                    .map(feature -> view.name() + "." + feature.name()))
        .toList();
  }

  private static Set<String> sources(FeatureView view, Feature feature) {
    Set<String> sources = new HashSet<>();
    for (String word : words(feature)) {
      sources.addAll(COMPUTED.getOrDefault(word, List.of(word)));
    }
    if (NAMED_BY.containsKey(view.key())) {
      sources.add(NAMED_BY.getOrDefault(view.key(), ""));
    }
    return sources;
  }

  /// The words of a feature's expression, without its quoted texts.
  static List<String> words(Feature feature) {
    String expression = feature.expression().replaceAll("'[^']*'", "");
    return WORD.matcher(expression).results().map(MatchResult::group).toList();
  }
}
