package io.airworthy.lake;

import io.airworthy.Identifier;
import io.airworthy.Pseudonym;
import io.airworthy.SpanId;
import io.airworthy.TraceId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The fields of one row by column id, whatever their order; unknown columns are simply not asked.
///
/// Whatever is asked for and missing, or of another type, throws [MalformedRecord].
final class FieldReader {
  private static final int MAX_WORD = 1024;

  /// Above every column's id; ids from here on are a later version's.
  private static final int COLUMNS = 64;

  private static final FieldWriter.Wire[] WIRES = FieldWriter.Wire.values();

  private final @Nullable Object[] values = new Object[COLUMNS];

  private FieldReader() {}

  /// A record's bytes that passed the checksum but are not what the format says.
  static final class MalformedRecord extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedRecord(String what) {
      super(what);
    }
  }

  /// Reads one row: its length, then its fields.
  static FieldReader row(ByteBuffer in, List<String> words) {
    ByteBuffer fields = slice(in);
    FieldReader row = new FieldReader();
    while (fields.hasRemaining()) {
      long tag = varint(fields);
      row.put(tag >>> 2, value(fields, WIRES[(int) tag & 3], words));
    }
    return row;
  }

  private void put(long column, Object value) {
    if (column < COLUMNS) {
      values[(int) column] = value;
    }
  }

  private static Object value(ByteBuffer in, FieldWriter.Wire wire, List<String> words) {
    return switch (wire) {
      case NUMBER -> {
        long zigzag = varint(in);
        yield (zigzag >>> 1) ^ -(zigzag & 1);
      }
      case FRACTION -> in.getDouble();
      case WORD -> words.get(Math.toIntExact(varint(in)));
      case BYTES -> slice(in);
    };
  }

  /// Reads a record's strings.
  static List<String> words(ByteBuffer in) {
    int count = count(in);
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ByteBuffer word = slice(in);
      if (word.remaining() > MAX_WORD) {
        throw new MalformedRecord("a string is too long");
      }
      words.add(StandardCharsets.US_ASCII.decode(word).toString());
    }
    return words;
  }

  /// Reads how many things follow, of which each takes a byte at least.
  static int count(ByteBuffer in) {
    long count = varint(in);
    if (count < 0 || count > in.remaining()) {
      throw new MalformedRecord("a count exceeds the record");
    }
    return (int) count;
  }

  private static ByteBuffer slice(ByteBuffer in) {
    int length = count(in);
    ByteBuffer slice = in.slice(in.position(), length);
    in.position(in.position() + length);
    return slice;
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = in.get();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new MalformedRecord("a number has no end");
  }

  private <T> Optional<T> maybe(int column, Class<T> type) {
    Object value = values[column];
    if (value == null) {
      return Optional.empty();
    }
    if (!type.isInstance(value)) {
      throw new MalformedRecord("column " + column + " has another type");
    }
    return Optional.of(type.cast(value));
  }

  private <T> T required(int column, Class<T> type) {
    return maybe(column, type).orElseThrow(() -> missing(column));
  }

  private static MalformedRecord missing(int column) {
    return new MalformedRecord("column " + column + " is missing");
  }

  boolean has(int column) {
    return values[column] != null;
  }

  long number(int column) {
    return required(column, Long.class);
  }

  int whole(int column) {
    return Math.toIntExact(number(column));
  }

  OptionalLong maybeNumber(int column) {
    return maybe(column, Long.class).map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  boolean truth(int column) {
    return number(column) != 0;
  }

  Instant time(int column) {
    long micros = number(column);
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
  }

  double fraction(int column) {
    return required(column, Double.class);
  }

  OptionalDouble maybeFraction(int column) {
    return maybe(column, Double.class).map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }

  String word(int column) {
    return required(column, String.class);
  }

  Identifier identifier(int column) {
    return new Identifier(word(column));
  }

  Optional<Identifier> maybeIdentifier(int column) {
    return maybe(column, String.class).map(Identifier::new);
  }

  TraceId traceId(int column) {
    ByteBuffer id = sized(required(column, ByteBuffer.class), 2 * Long.BYTES);
    return new TraceId(id.getLong(0), id.getLong(Long.BYTES));
  }

  SpanId spanId(int column) {
    return maybeSpanId(column).orElseThrow(() -> missing(column));
  }

  Optional<SpanId> maybeSpanId(int column) {
    return maybe(column, ByteBuffer.class)
        .map(bytes -> new SpanId(sized(bytes, Long.BYTES).getLong(0)));
  }

  Optional<Pseudonym> maybePseudonym(int column) {
    return maybe(column, ByteBuffer.class)
        .map(bytes -> sized(bytes, 2 * Long.BYTES))
        .map(hash -> new Pseudonym(hash.getLong(0), hash.getLong(Long.BYTES)));
  }

  private static ByteBuffer sized(ByteBuffer bytes, int length) {
    if (bytes.remaining() != length) {
      throw new MalformedRecord("an id of %d bytes".formatted(bytes.remaining()));
    }
    return bytes;
  }

  Optional<ByteBuffer> maybeBytes(int column) {
    return maybe(column, ByteBuffer.class);
  }
}
