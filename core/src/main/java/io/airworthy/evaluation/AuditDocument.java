package io.airworthy.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// An [AuditReport] as a tree of maps, lists and numbers, ready to be written as JSON.
public final class AuditDocument {
  private static final int MOST_STRENGTHS = 50;

  private AuditDocument() {}

  /// The document: `flagged`, `findings`, `controls` and the strongest features.
  public static Map<String, Object> of(AuditReport report) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("flagged", report.isFlagged());
    document.put("findings", report.findings().stream().map(AuditDocument::finding).toList());
    document.put("controls", report.controls().stream().map(AuditDocument::control).toList());
    document.put(
        "strongest_features",
        report.strengths().stream().limit(MOST_STRENGTHS).map(AuditDocument::strength).toList());
    return document;
  }

  private static Map<String, Object> finding(Finding finding) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", wireName(finding.kind()));
    finding.feature().ifPresent(feature -> fields.put("feature", feature));
    fields.put("measure", finding.measure());
    fields.put("value", finding.value());
    finding.interval().ifPresent(i -> fields.put("interval", EvaluationDocument.pair(i)));
    fields.put("limit", finding.limit());
    fields.put("sentence", finding.sentence());
    return fields;
  }

  private static Map<String, Object> control(AuditReport.Control control) {
    return Map.of(
        "kind", wireName(control.kind()),
        "outcome", wireName(control.outcome()),
        "sentence", control.sentence());
  }

  private static Map<String, Object> strength(FeatureStrength strength) {
    List<Double> interval = EvaluationDocument.pair(strength.interval());
    return Map.of(
        "feature", strength.feature(),
        "aspect", wireName(strength.aspect()),
        "rows", strength.rows(),
        "auroc", strength.auroc(),
        "auroc_ci", interval,
        "flagged", strength.flagged());
  }

  private static String wireName(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
