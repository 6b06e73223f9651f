package io.airworthy.telemetry;

import java.util.List;

/// A sentence model with its vocabulary: texts in, vectors out. Callers that wait for a processor
/// are encoded together, each for itself. Thread-safe; it keeps no text.
public final class SentenceModel {
  static final int MOST_PIECES = 128;

  private final TokenEncoder encoder;
  private final SentenceQueue queue;
  private final WordPieces pieces;

  /// Reads the model's vocabulary.
  public SentenceModel(TokenEncoder encoder) {
    this.encoder = encoder;
    this.queue = new SentenceQueue(encoder, Runtime.getRuntime().availableProcessors());
    this.pieces = new WordPieces(encoder.vocabulary(), MOST_PIECES);
  }

  /// Name and version of the model.
  public String name() {
    return encoder.name();
  }

  /// Length of every vector.
  public int dimensions() {
    return encoder.dimensions();
  }

  /// The vectors of texts, in their order; of each its first 126 pieces count.
  ///
  /// @param nanosLeft how long encoding may still be begun; what is begun is finished
  /// @throws io.airworthy.AirworthyException internal when that time ends, or the model fails
  List<float[]> vectors(List<Utterance> texts, long nanosLeft) {
    return queue.encode(texts.stream().map(pieces::of).toList(), nanosLeft);
  }
}
