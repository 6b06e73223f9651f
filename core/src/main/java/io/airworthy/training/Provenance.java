package io.airworthy.training;

import io.airworthy.features.TrainingSet;
import io.airworthy.training.Split.Part;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Where a model comes from: enough to make it again, byte for byte, and to know what it learned
/// from. It holds no path and no time of its own making.
///
/// @param source what the caller knows
/// @param target what the features may know, `predict` or `estimate`
/// @param label name of the label
/// @param features the columns, in order
/// @param parts rows and positives of each part of the split, in the order of time
/// @param splitBasis what the shares of the split were taken of, `ROWS` or `POSITIVES`
/// @param firstCutoff the earliest cutoff, ISO 8601 in UTC
/// @param lastCutoff the latest cutoff, ISO 8601 in UTC
/// @param options how it was trained, the seed among them
/// @param family the kind of model
/// @param hyperparameters chosen on the validation rows
/// @param validationAveragePrecision what it was chosen by
/// @param calibration method of the calibration
/// @param versions of the Java runtime and of the libraries that computed the model
/// @param trainingSetSha256 see {@link TrainingSetFingerprint}
/// @param modelFiles SHA-256 of each file of the model, by name
public record Provenance(
    Source source,
    String target,
    String label,
    List<String> features,
    List<PartCount> parts,
    Split.Basis splitBasis,
    String firstCutoff,
    String lastCutoff,
    TrainingOptions options,
    Family family,
    Map<String, Double> hyperparameters,
    double validationAveragePrecision,
    String calibration,
    Map<String, String> versions,
    String trainingSetSha256,
    Map<String, String> modelFiles) {
  /// The file of the provenance in a model's folder.
  public static final String FILE = "provenance.json";

  /// What the caller of a training knows.
  ///
  /// @param run id of the run
  /// @param snapshot id of the lake's snapshot the training set was read from
  /// @param featureDefinitionsHash hash of what the features mean
  /// @param codeVersion version of this program
  public record Source(
      String run, String snapshot, String featureDefinitionsHash, String codeVersion) {}

  /// Rows and positives of a part.
  public record PartCount(String part, int rows, int positives) {}

  public Provenance {
    features = List.copyOf(features);
    parts = List.copyOf(parts);
    hyperparameters = new TreeMap<>(hyperparameters);
    versions = new TreeMap<>(versions);
    modelFiles = new TreeMap<>(modelFiles);
  }

  /// The provenance of a candidate that has been saved.
  ///
  /// @param folder where {@link TrainedCandidate#save} put it
  public static Provenance of(
      Source source,
      TrainingSet set,
      TrainingOptions options,
      TrainingResult result,
      Family family,
      Path folder) {
    TrainedCandidate candidate = result.candidate(family);
    return new Provenance(
        source,
        set.target().wireName(),
        set.label(),
        set.features().names(),
        parts(set, result.split()),
        result.split().basis(),
        iso(set.cutoffMicros(0)),
        iso(set.cutoffMicros(set.rows() - 1)),
        options,
        family,
        candidate.hyperparameters(),
        candidate.validationAveragePrecision(),
        candidate.model().calibrator().method(),
        LibraryVersions.all(),
        TrainingSetFingerprint.of(set),
        FolderDigests.of(folder));
  }

  /// Writes `provenance.json` into the model's folder.
  public void save(Path folder) {
    Json.write(folder.resolve(FILE), this);
  }

  /// Reads what {@link #save} wrote.
  ///
  /// @throws io.airworthy.AirworthyException bad input when the file is missing or malformed
  public static Provenance load(Path folder) {
    return Json.read(folder.resolve(FILE), Provenance.class);
  }

  private static List<PartCount> parts(TrainingSet set, Split split) {
    return Arrays.stream(Part.values())
        .map(
            part ->
                new PartCount(part.wireName(), split.rows(part).length, split.positives(set, part)))
        .toList();
  }

  private static String iso(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
  }
}
