package io.airworthy.telemetry;

import io.airworthy.AirworthyException;
import java.util.List;
import java.util.function.Supplier;

/// How a head sees text.
///
/// @param encoder n-grams, sentences or both
/// @param lettersMin fewest letters of a letter n-gram, 1 or more
/// @param lettersMax most letters of one, at most 8; below `lettersMin` there are none
/// @param roleWeights length of each role's part of the vector, in the order message, reply,
///     reaction, earlier, shape; finite, not negative
/// @param sentenceModel name of the sentence model; empty without one
/// @param sentenceDimensions length of its vectors; 0 without one
/// @param sentenceWeight length of a role's sentence vector as a multiple of the role's weight
public record HeadSettings(
    HeadEncoder encoder,
    int lettersMin,
    int lettersMax,
    List<Double> roleWeights,
    String sentenceModel,
    int sentenceDimensions,
    double sentenceWeight) {
  private static final int MOST_DIMENSIONS = 4096;

  /// @throws IllegalArgumentException when a value is outside its range
  public HeadSettings {
    roleWeights = List.copyOf(roleWeights);
    if (lettersMin < 1 || lettersMax > 8 || lettersMax < 0) {
      throw new IllegalArgumentException(
          "letter n-grams have 1 to 8 letters, found " + lettersMin + " to " + lettersMax);
    }
    if (roleWeights.size() != TextRole.COUNT
        || !roleWeights.stream().allMatch(HeadSettings::sound)) {
      throw new IllegalArgumentException("five role weights, finite and none negative");
    }
    if (sentenceDimensions < 0 || sentenceDimensions > MOST_DIMENSIONS || !sound(sentenceWeight)) {
      throw new IllegalArgumentException(
          "sentence vectors have up to 4,096 dimensions and a finite weight, not negative");
    }
    if (encoder.hasSentences() != (sentenceDimensions > 0)) {
      throw new IllegalArgumentException("an encoder of sentences has dimensions, no other has");
    }
  }

  /// Hashed n-grams alone.
  static HeadSettings ngrams(int lettersMin, int lettersMax, List<Double> roleWeights) {
    return new HeadSettings(HeadEncoder.NGRAMS, lettersMin, lettersMax, roleWeights, "", 0, 0);
  }

  /// The same texts seen through the sentence model, alone or beside the n-grams.
  public HeadSettings with(HeadEncoder other, SentenceModel model, double weight) {
    return new HeadSettings(
        other, lettersMin, lettersMax, roleWeights, model.name(), model.dimensions(), weight);
  }

  /// Columns of a vector that sentences fill: one a role and dimension.
  int sentenceColumns() {
    return TextRole.COUNT * sentenceDimensions;
  }

  /// The encoder of these settings, for one reading or one turn: sentences are remembered.
  ///
  /// @param sentences asked for only when sentences are wanted
  /// @throws io.airworthy.AirworthyException bad input when it is another model
  TextEncoder textEncoder(Supplier<SentenceVectors> sentences) {
    return switch (encoder) {
      case NGRAMS -> new HashedNgrams(this);
      case SENTENCE -> required(sentences.get());
      case STACK -> new SideBySide(new HashedNgrams(this), required(sentences.get()));
    };
  }

  private SentenceVectors required(SentenceVectors sentences) {
    SentenceModel found = sentences.model();
    if (!found.name().equals(sentenceModel) || found.dimensions() != sentenceDimensions) {
      throw AirworthyException.badInput(
          "the head needs the sentence model "
              + sentenceModel
              + ", found "
              + found.name()
              + "; train it again");
    }
    return sentences;
  }

  private static boolean sound(double weight) {
    return weight >= 0 && Double.isFinite(weight);
  }
}
