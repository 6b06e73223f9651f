package io.airworthy.training;

import com.fasterxml.jackson.databind.JsonNode;
import io.airworthy.AirworthyException;
import io.airworthy.features.FeatureMatrix;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// A fitted model of one family, before calibration. Closing it frees what it holds outside the
/// heap; an unclosed one is freed when it is collected.
public sealed interface Model extends AutoCloseable permits LogisticRegression, BoostedTrees {
  /// The file that describes a model in its folder.
  String FILE = "model.json";

  /// Its kind.
  Family family();

  /// The columns it must be given, in order.
  List<String> features();

  /// The uncalibrated log-odds of each row.
  ///
  /// @throws AirworthyException bad input when the columns are not {@link #features()} in their
  ///     order, or a value is infinite
  double[] logOdds(FeatureMatrix matrix);

  /// What it leans on; the first is the family's main measure.
  List<Explanation> explanations();

  /// The heaviest features by the main measure, at most `n`.
  default List<FeatureWeight> topFeatures(int n) {
    return explanations().getFirst().top(n);
  }

  /// Writes the model's files into a folder; the bytes depend on the model alone.
  void save(Path folder);

  @Override
  void close();

  /// Reads what {@link #save} wrote; the model gives the same log-odds, bit for bit.
  ///
  /// @throws AirworthyException bad input when a file is missing or malformed
  static Model load(Path folder) {
    Path file = folder.resolve(FILE);
    String text = new String(Json.bytes(file), StandardCharsets.UTF_8);
    JsonNode tree = Json.parse(text, file.toString());
    String family = tree.path("family").asText();
    if (family.equals(Family.LOGISTIC.wireName())) {
      return LogisticRegression.read(tree, file);
    }
    if (family.equals(Family.TREES.wireName())) {
      return BoostedTrees.read(tree, folder);
    }
    throw AirworthyException.badInput(
        file + ": family is one of logistic, trees, found '" + family + "'");
  }
}
