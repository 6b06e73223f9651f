package io.airworthy.cli;

import io.airworthy.evaluation.EvaluationDocument;
import io.airworthy.evaluation.Figure;
import io.airworthy.evaluation.HeadEvaluation;
import io.airworthy.evaluation.HeadEvaluations;
import io.airworthy.telemetry.HeadHeader;
import io.airworthy.telemetry.TextHead;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// What `classify` answers: a head, its figures, and of several files those of each.
///
/// @param files their names, in the order of the evaluations
record HeadDocument(TextHead head, HeadEvaluations evaluations, List<String> files) {
  Map<String, Object> json() {
    Map<String, Object> document = description();
    document.putAll(json(evaluations.whole()));
    if (files.size() > 1) {
      document.put("by_file", IntStream.range(0, files.size()).mapToObj(this::json).toList());
    }
    return document;
  }

  private Map<String, Object> json(int file) {
    Map<String, Object> document = json(evaluations.byFile().get(file));
    document.put("file", files.get(file));
    return document;
  }

  private static Map<String, Object> json(HeadEvaluation evaluation) {
    Map<String, Object> document = rates(evaluation);
    document.put("confidence", EvaluationDocument.of(evaluation.confidence()));
    evaluation
        .foldMeans()
        .ifPresent(means -> document.put("mean_of_folds", EvaluationDocument.of(means)));
    return document;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    lines(text, description());
    append(text, evaluations.whole());
    if (files.size() > 1) {
      for (int file = 0; file < files.size(); file++) {
        text.append("%n%s%n".formatted(files.get(file)));
        append(text, evaluations.byFile().get(file));
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, HeadEvaluation evaluation) {
    lines(text, rates(evaluation));
    text.append(EvaluationText.of(evaluation.confidence()));
    evaluation.foldMeans().ifPresent(means -> text.append(EvaluationText.of(means)));
  }

  private static void lines(StringBuilder text, Map<String, Object> fields) {
    fields.forEach((name, value) -> text.append("%-20s %s%n".formatted(name, value)));
  }

  private Map<String, Object> description() {
    HeadHeader header = head.header();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("task", header.task());
    fields.put("classes", header.classes().size());
    fields.put("encoder", header.settings().encoder().wireName());
    fields.put("terms", head.termCount());
    fields.put("trained_until", header.training().until().toString());
    return fields;
  }

  private static Map<String, Object> rates(HeadEvaluation evaluation) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("in_scope", evaluation.inScope());
    fields.put("out_of_scope", evaluation.outOfScope());
    put(fields, "accuracy", evaluation.accuracy());
    put(fields, "out_of_scope_auroc", evaluation.outOfScopeAuroc());
    return fields;
  }

  private static void put(Map<String, Object> fields, String key, Figure figure) {
    figure.value().ifPresent(value -> fields.put(key, value));
  }
}
