package io.airworthy.cli;

import io.airworthy.evaluation.EvaluationDocument;
import io.airworthy.evaluation.Figure;
import io.airworthy.evaluation.HeadEvaluation;
import io.airworthy.telemetry.TextHead;
import java.util.LinkedHashMap;
import java.util.Map;

/// What `classify` answers.
final class HeadDocument {
  private HeadDocument() {}

  static Map<String, Object> of(TextHead head, HeadEvaluation evaluation) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("task", head.header().task());
    document.put("classes", head.header().classes().size());
    document.put("encoder", head.header().settings().encoder().wireName());
    document.put("terms", head.termCount());
    document.put("trained_until", head.header().training().until().toString());
    document.put("in_scope", evaluation.inScope());
    document.put("out_of_scope", evaluation.outOfScope());
    put(document, "accuracy", evaluation.accuracy());
    put(document, "out_of_scope_auroc", evaluation.outOfScopeAuroc());
    document.put("confidence", EvaluationDocument.of(evaluation.confidence()));
    evaluation
        .foldMeans()
        .ifPresent(means -> document.put("mean_of_folds", EvaluationDocument.of(means)));
    return document;
  }

  static String text(Map<String, Object> document, HeadEvaluation evaluation) {
    StringBuilder text = new StringBuilder();
    document.forEach(
        (key, value) -> {
          if (!(value instanceof Map)) {
            text.append("%-20s %s%n".formatted(key, value));
          }
        });
    text.append(EvaluationText.of(evaluation.confidence()));
    evaluation.foldMeans().ifPresent(means -> text.append(EvaluationText.of(means)));
    return text.toString();
  }

  private static void put(Map<String, Object> document, String key, Figure figure) {
    figure.value().ifPresent(value -> document.put(key, value));
  }
}
