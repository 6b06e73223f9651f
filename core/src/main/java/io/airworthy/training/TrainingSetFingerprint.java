package io.airworthy.training;

import io.airworthy.features.TrainingSet;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.IntStream;

/// The SHA-256 of everything a training set holds but its users, whom no model sees.
///
/// The digest takes, in this order: the format's name; target; label; number of rows; number of
/// columns and their names; the feature values row after row as big-endian floats, every NaN being
/// the canonical one; labels; cutoffs; sessions; and each dimension's name and values. A text is
/// its length in UTF-8 bytes and those bytes; a number is four bytes, a cutoff eight.
public final class TrainingSetFingerprint {
  private static final String FORMAT = "airworthy-training-set-1";
  private static final int BUFFER_BYTES = 1 << 16;

  private final MessageDigest digest = Sha256.digest();
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);

  private TrainingSetFingerprint() {}

  /// The digest as 64 hexadecimal digits.
  public static String of(TrainingSet set) {
    TrainingSetFingerprint fingerprint = new TrainingSetFingerprint();
    fingerprint.add(set);
    fingerprint.flush();
    return HexFormat.of().formatHex(fingerprint.digest.digest());
  }

  private void add(TrainingSet set) {
    text(FORMAT);
    text(set.target().wireName());
    text(set.label());
    number(set.rows());
    number(set.features().columns());
    set.features().names().forEach(this::text);
    for (int row = 0; row < set.rows(); row++) {
      for (int column = 0; column < set.features().columns(); column++) {
        number(Float.floatToIntBits(set.features().value(row, column)));
      }
    }
    IntStream.range(0, set.rows()).forEach(row -> number(set.label(row)));
    IntStream.range(0, set.rows()).forEach(row -> cutoff(set.cutoffMicros(row)));
    IntStream.range(0, set.rows()).forEach(row -> text(set.session(row)));
    number(set.dimensions().size());
    set.dimensions()
        .forEach(
            (name, values) -> {
              text(name);
              for (String value : values) {
                text(value);
              }
            });
  }

  private void number(int value) {
    room(Integer.BYTES);
    buffer.putInt(value);
  }

  private void cutoff(long micros) {
    room(Long.BYTES);
    buffer.putLong(micros);
  }

  private void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    flush();
    digest.update(bytes);
  }

  private void room(int bytes) {
    if (buffer.remaining() < bytes) {
      flush();
    }
  }

  private void flush() {
    digest.update(buffer.flip());
    buffer.clear();
  }
}
