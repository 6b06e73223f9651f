package io.airworthy.adapters.minilm;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Sentences of one padded length as [MiniLmGraph] takes them: their pieces one after another,
/// and, for attention, where each head's parts of a sentence are found, padded with its first
/// piece, which the mask hides. In memory for one run.
final class PackedSentences {
  static final String PIECES = "pieces";
  static final String PLACES = "places";
  static final String ZERO_POINTS = "zero_points";
  static final String QUERIES = "queries";
  static final String KEYS = "keys";
  static final String VALUES = "values";
  static final String HEADS_OF_PIECES = "heads_of_pieces";
  static final String MASK = "mask";

  /// Inputs with the types of their elements.
  static final Map<String, Integer> INPUTS =
      Map.of(
          PIECES, Weight.INT32,
          PLACES, Weight.INT32,
          ZERO_POINTS, Weight.UINT8,
          QUERIES, Weight.INT32,
          KEYS, Weight.INT32,
          VALUES, Weight.INT32,
          HEADS_OF_PIECES, Weight.INT32,
          MASK, Weight.FLOAT);

  private static final int GRAIN = 32;
  private static final int HEADS = MiniLm.DIMENSIONS / MiniLm.HEAD_SIZE;
  private static final int PARTS = 3 * HEADS;
  private static final byte MIDDLE = (byte) 128;

  private final int count;
  private final int length;
  private final int[] pieces;
  private final int[] places;
  private final int[] headsOfPieces;
  private final int[] queries;
  private final float[] mask;

  /// Sentences that are padded to the same length, at least one.
  PackedSentences(List<int[]> sentences) {
    this.count = sentences.size();
    this.length = paddedLength(sentences.getFirst());
    int total = sentences.stream().mapToInt(sentence -> sentence.length).sum();
    this.pieces = new int[total];
    this.places = new int[total];
    this.headsOfPieces = new int[total * HEADS];
    this.queries = new int[count * HEADS * length];
    this.mask = new float[count * length];
    Arrays.fill(mask, -Float.MAX_VALUE);
    int first = 0;
    for (int number = 0; number < count; number++) {
      lay(number, first, sentences.get(number));
      first += sentences.get(number).length;
    }
  }

  /// The length to which a sentence is padded, alone or beside others: a multiple of 32.
  static int paddedLength(int... sentence) {
    return (sentence.length + GRAIN - 1) / GRAIN * GRAIN;
  }

  private void lay(int number, int first, int... sentence) {
    System.arraycopy(sentence, 0, pieces, first, sentence.length);
    Arrays.fill(mask, number * length, number * length + sentence.length, 0);
    for (int at = 0; at < sentence.length; at++) {
      places[first + at] = at;
    }
    for (int head = 0; head < HEADS; head++) {
      int row = (number * HEADS + head) * length;
      for (int at = 0; at < length; at++) {
        int piece = at < sentence.length ? first + at : first;
        queries[row + at] = piece * PARTS + head;
      }
      for (int at = 0; at < sentence.length; at++) {
        headsOfPieces[(first + at) * HEADS + head] = row + at;
      }
    }
  }

  /// The inputs of a run, to be closed after it.
  Tensors tensors(OrtEnvironment environment) throws OrtException {
    byte[] zeroPoints = new byte[pieces.length];
    Arrays.fill(zeroPoints, MIDDLE);
    Tensors tensors = new Tensors(environment);
    try {
      tensors.add(PIECES, pieces, pieces.length);
      tensors.add(PLACES, places, pieces.length);
      tensors.add(ZERO_POINTS, zeroPoints, pieces.length);
      tensors.add(QUERIES, queries, count, HEADS, length);
      tensors.add(KEYS, moved(queries, HEADS), count, HEADS, length);
      tensors.add(VALUES, moved(queries, 2 * HEADS), count, HEADS, length);
      tensors.add(HEADS_OF_PIECES, headsOfPieces, pieces.length, HEADS);
      tensors.add(MASK, mask, count, 1, 1, length);
      return tensors;
    } catch (OrtException e) {
      tensors.close();
      throw e;
    }
  }

  private static int[] moved(int[] places, int by) {
    return Arrays.stream(places).map(place -> place + by).toArray();
  }
}
