package io.airworthy.lake;

import io.airworthy.Pseudonym;
import io.airworthy.SpanId;
import io.airworthy.TraceId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// Writes the tagged fields of one row, as `docs/formats/journal.md` lays them out.
final class FieldWriter {
  /// How a value is laid out behind its tag.
  enum Wire {
    NUMBER,
    FRACTION,
    WORD,
    BYTES
  }

  /// More than any table has.
  private static final int COLUMNS = 64;

  private final RecordBytes out = new RecordBytes();
  private final Map<String, Integer> words;

  /// The word last written to a column and its number, negative while there is none: rows that come
  /// together often say the same.
  private final String[] lastWord = new String[COLUMNS];
  private final int[] lastNumber = new int[COLUMNS];

  private FieldWriter(Map<String, Integer> words) {
    this.words = words;
    Arrays.fill(lastWord, "");
    Arrays.fill(lastNumber, -1);
  }

  /// A writer whose strings are numbered from 0 in the order in which they are first met.
  static FieldWriter create() {
    return new FieldWriter(new LinkedHashMap<>());
  }

  /// The fields written since the last call, behind their length.
  void endRow(RecordBytes target) {
    target.varint(out.size());
    target.all(out);
    out.clear();
  }

  /// The strings that were met, behind their number.
  void words(RecordBytes target) {
    target.varint(words.size());
    for (String word : words.keySet()) {
      byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
      target.varint(bytes.length);
      target.all(bytes);
    }
  }

  void number(int column, long value) {
    tag(column, Wire.NUMBER);
    out.varint((value << 1) ^ (value >> 63));
  }

  void maybe(int column, OptionalLong value) {
    if (value.isPresent()) {
      number(column, value.getAsLong());
    }
  }

  void truth(int column, boolean value) {
    number(column, value ? 1 : 0);
  }

  void time(int column, Instant value) {
    number(column, micros(value));
  }

  /// Whole microseconds since the epoch.
  static long micros(Instant time) {
    return Math.addExact(
        Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1000);
  }

  void fraction(int column, double value) {
    tag(column, Wire.FRACTION);
    out.eight(Double.doubleToRawLongBits(value));
  }

  void maybe(int column, OptionalDouble value) {
    if (value.isPresent()) {
      fraction(column, value.getAsDouble());
    }
  }

  void word(int column, Object value) {
    tag(column, Wire.WORD);
    String word = value.toString();
    if (lastNumber[column] < 0 || !word.equals(lastWord[column])) {
      lastWord[column] = word;
      lastNumber[column] = number(word);
    }
    out.varint(lastNumber[column]);
  }

  private int number(String word) {
    Integer known = words.get(word);
    if (known == null) {
      known = words.size();
      words.put(word, known);
    }
    return known;
  }

  void maybeWord(int column, Optional<?> value) {
    if (value.isPresent()) {
      word(column, value.get());
    }
  }

  void id(int column, SpanId id) {
    begin(column, Long.BYTES);
    out.eight(id.bits());
  }

  void maybe(int column, Optional<SpanId> id) {
    if (id.isPresent()) {
      id(column, id.get());
    }
  }

  void id(int column, TraceId id) {
    sixteen(column, id.high(), id.low());
  }

  void maybeHash(int column, Optional<Pseudonym> pseudonym) {
    if (pseudonym.isPresent()) {
      sixteen(column, pseudonym.get().high(), pseudonym.get().low());
    }
  }

  private void sixteen(int column, long high, long low) {
    begin(column, 2 * Long.BYTES);
    out.eight(high);
    out.eight(low);
  }

  void bytes(int column, byte[] value) {
    begin(column, value.length);
    out.all(value);
  }

  private void begin(int column, int bytes) {
    tag(column, Wire.BYTES);
    out.varint(bytes);
  }

  private void tag(int column, Wire wire) {
    out.varint(((long) column << 2) | wire.ordinal());
  }
}
