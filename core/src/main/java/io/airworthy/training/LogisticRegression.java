package io.airworthy.training;

import com.fasterxml.jackson.databind.JsonNode;
import io.airworthy.AirworthyException;
import io.airworthy.features.FeatureMatrix;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// L2-penalised logistic regression over standardised columns.
public final class LogisticRegression implements Model {
  private final List<String> features;
  private final List<DesignColumn> columns;
  private final double intercept;
  private final double[] coefficients;

  LogisticRegression(List<String> features, Design design, double[] solution) {
    this.features = List.copyOf(features);
    this.columns = design.columns();
    this.intercept = solution[0];
    this.coefficients = new double[columns.size()];
    System.arraycopy(solution, 1, coefficients, 0, columns.size());
  }

  @Override
  public Family family() {
    return Family.LOGISTIC;
  }

  @Override
  public List<String> features() {
    return features;
  }

  @Override
  public double[] logOdds(FeatureMatrix matrix) {
    FeatureCheck.sameColumns(features, matrix);
    FeatureCheck.finite(matrix);
    double[] logOdds = new double[matrix.rows()];
    for (int row = 0; row < logOdds.length; row++) {
      double sum = intercept;
      for (int j = 0; j < coefficients.length; j++) {
        DesignColumn column = columns.get(j);
        sum += coefficients[j] * column.standardised(matrix.value(row, column.feature()));
      }
      logOdds[row] = sum;
    }
    return logOdds;
  }

  @Override
  public List<Explanation> explanations() {
    List<FeatureWeight> weights = new ArrayList<>();
    for (int j = 0; j < coefficients.length; j++) {
      DesignColumn column = columns.get(j);
      String feature = features.get(column.feature());
      String name =
          switch (column.transform()) {
            case IDENTITY -> feature;
            case SIGNED_LOG -> "log(" + feature + ")";
            case MISSING -> "missing(" + feature + ")";
          };
      weights.add(new FeatureWeight(name, coefficients[j]));
    }
    return List.of(new Explanation("standardised coefficient", weights));
  }

  @Override
  public void save(Path folder) {
    List<Term> terms = new ArrayList<>();
    for (int j = 0; j < coefficients.length; j++) {
      terms.add(new Term(coefficients[j], columns.get(j)));
    }
    Json.write(folder.resolve(FILE), new Document(Family.LOGISTIC, features, intercept, terms));
  }

  @Override
  public void close() {}

  static LogisticRegression read(JsonNode tree, Path file) {
    Document document = Json.bind(tree, Document.class, file.toString());
    double[] solution = new double[document.terms().size() + 1];
    solution[0] = document.intercept();
    List<DesignColumn> columns = new ArrayList<>();
    for (Term term : document.terms()) {
      if (term.column().feature() < 0 || term.column().feature() >= document.features().size()) {
        throw AirworthyException.badInput(
            file + ": a term names feature " + term.column().feature() + ", which is not there");
      }
      columns.add(term.column());
      solution[columns.size()] = term.coefficient();
    }
    return new LogisticRegression(document.features(), new Design(columns), solution);
  }

  /// The content of `model.json`.
  private record Document(
      Family family, List<String> features, double intercept, List<Term> terms) {}

  private record Term(double coefficient, DesignColumn column) {}
}
