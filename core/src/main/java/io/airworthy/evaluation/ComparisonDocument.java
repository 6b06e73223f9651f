package io.airworthy.evaluation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A [TableComparison] as a tree of maps, lists and numbers, ready to be written as JSON.
public final class ComparisonDocument {
  private ComparisonDocument() {}

  /// The document with the keys of the command line's contract.
  public static Map<String, Object> of(TableComparison comparison) {
    Map<String, Object> columns = new LinkedHashMap<>();
    comparison.columns().forEach((name, drift) -> columns.put(name, column(drift)));
    Map<String, Object> retyped = new LinkedHashMap<>();
    comparison
        .retyped()
        .forEach((name, types) -> retyped.put(name, List.of(types.baseline(), types.current())));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("convention", comparison.convention().wireName());
    document.put("rows", List.of(comparison.baselineRows(), comparison.currentRows()));
    document.put("columns", columns);
    document.put("only_in_baseline", comparison.onlyInBaseline());
    document.put("only_in_current", comparison.onlyInCurrent());
    document.put("retyped", retyped);
    return document;
  }

  private static Map<String, @Nullable Object> column(ColumnDrift drift) {
    EvaluationDocument.Node node = new EvaluationDocument.Node();
    node.put("type", drift.type());
    node.put("bins", drift.bins());
    node.figure("psi", drift.psi());
    node.figure("psi_null", drift.psiNull());
    node.figure("js", drift.js());
    node.figure("ks", drift.ks());
    node.figure("ks_p_value", drift.ksPValue());
    node.figure("wasserstein", drift.wasserstein());
    node.put("missing", missing(drift));
    return node.fields;
  }

  private static List<@Nullable Double> missing(ColumnDrift drift) {
    return Arrays.asList(share(drift.missingBaseline()), share(drift.missingCurrent()));
  }

  private static @Nullable Double share(Figure figure) {
    return figure.value().isPresent() ? figure.value().getAsDouble() : null;
  }
}
