package io.airworthy.lake;

import io.airworthy.Identifier;
import io.airworthy.Pseudonym;
import io.airworthy.SpanId;
import io.airworthy.TraceId;
import io.airworthy.lake.FieldWriter.Wire;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// The fields of a row by column id, whatever their order; unknown columns are simply not asked.
/// One reader reads many rows, one after another; values stay the bytes they are until they are
/// asked for.
///
/// Whatever is asked for and missing, or of another type, throws [MalformedRecord].
final class FieldReader {
  /// Above every column's id; ids from here on are a later version's.
  private static final int COLUMNS = 64;

  private static final Wire[] WIRES = Wire.values();

  private RecordInput in = new RecordInput(ByteBuffer.allocate(0));
  private List<String> words = List.of();

  /// A bit for each column that the row has.
  private long present;

  private final Wire[] wires = new Wire[COLUMNS];

  /// By column: a whole number, the bits of a fraction, a word's number, or where bytes begin.
  private final long[] values = new long[COLUMNS];

  /// By column: how many bytes begin there.
  private final int[] lengths = new int[COLUMNS];

  /// A record's bytes that passed the checksum but are not what the format says.
  static final class MalformedRecord extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedRecord(String what) {
      super(what);
    }
  }

  /// Reads the fields of a row in place of those before.
  ///
  /// @param payload what they are part of
  /// @param strings the payload's
  /// @param from where they begin
  /// @param to behind their end
  void read(RecordInput payload, List<String> strings, int from, int to) {
    in = payload;
    words = strings;
    present = 0;
    in.position(from);
    while (in.position() < to) {
      readField();
    }
    if (in.position() > to) {
      throw new MalformedRecord("a field exceeds its row");
    }
  }

  private void readField() {
    long tag = in.varint();
    Wire wire = WIRES[(int) tag & 3];
    int length = wire == Wire.BYTES ? in.count() : 0;
    long value =
        switch (wire) {
          case NUMBER -> signed(in.varint());
          case FRACTION -> in.eight(in.skip(Long.BYTES));
          case WORD -> known(in.varint());
          case BYTES -> in.skip(length);
        };
    long column = tag >>> 2;
    if (column < COLUMNS) {
      int slot = (int) column;
      present |= 1L << slot;
      wires[slot] = wire;
      values[slot] = value;
      lengths[slot] = length;
    }
  }

  private static long signed(long zigzag) {
    return (zigzag >>> 1) ^ -(zigzag & 1);
  }

  private long known(long word) {
    if (word < 0 || word >= words.size()) {
      throw new MalformedRecord("a string that is not there");
    }
    return word;
  }

  /// Throws unless a column's value, if there is one, is what its type says: the engine would
  /// refuse another, and with it all that is sealed together.
  void check(Column column) {
    int id = column.id();
    ColumnType type = column.type();
    if (has(id)) {
      long value = required(id, type.wire());
      if (type.bytes() > 0) {
        sized(id, type.bytes());
      }
      if (!type.holds(value)) {
        throw new MalformedRecord("column " + id + " is out of its range");
      }
    } else if (column.presence() == Column.Presence.REQUIRED) {
      throw missing(id);
    }
  }

  boolean has(int column) {
    return (present & 1L << column) != 0;
  }

  private long required(int column, Wire wire) {
    if (!has(column)) {
      throw missing(column);
    }
    if (wires[column] != wire) {
      throw new MalformedRecord("column " + column + " has another type");
    }
    return values[column];
  }

  private static MalformedRecord missing(int column) {
    return new MalformedRecord("column " + column + " is missing");
  }

  long number(int column) {
    return required(column, Wire.NUMBER);
  }

  int whole(int column) {
    return Math.toIntExact(number(column));
  }

  OptionalLong maybeNumber(int column) {
    return has(column) ? OptionalLong.of(number(column)) : OptionalLong.empty();
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
    return Double.longBitsToDouble(required(column, Wire.FRACTION));
  }

  OptionalDouble maybeFraction(int column) {
    return has(column) ? OptionalDouble.of(fraction(column)) : OptionalDouble.empty();
  }

  String word(int column) {
    return words.get((int) required(column, Wire.WORD));
  }

  Identifier identifier(int column) {
    return new Identifier(word(column));
  }

  Optional<Identifier> maybeIdentifier(int column) {
    return has(column) ? Optional.of(identifier(column)) : Optional.empty();
  }

  TraceId traceId(int column) {
    int from = sized(column, 2 * Long.BYTES);
    return new TraceId(in.eight(from), in.eight(from + Long.BYTES));
  }

  SpanId spanId(int column) {
    return new SpanId(in.eight(sized(column, Long.BYTES)));
  }

  Optional<SpanId> maybeSpanId(int column) {
    return has(column) ? Optional.of(spanId(column)) : Optional.empty();
  }

  Optional<Pseudonym> maybePseudonym(int column) {
    if (!has(column)) {
      return Optional.empty();
    }
    int from = sized(column, 2 * Long.BYTES);
    return Optional.of(new Pseudonym(in.eight(from), in.eight(from + Long.BYTES)));
  }

  private int sized(int column, int length) {
    int from = (int) required(column, Wire.BYTES);
    if (lengths[column] != length) {
      throw new MalformedRecord("an id of %d bytes".formatted(lengths[column]));
    }
    return from;
  }

  /// Two hexadecimal digits for each byte.
  String hex(int column) {
    return in.hex((int) required(column, Wire.BYTES), lengths[column]);
  }

  /// A number, or a text; an empty one where there is no value.
  Object keyValue(Column column) {
    int id = column.id();
    if (!has(id)) {
      return "";
    }
    return switch (column.type().wire()) {
      case NUMBER -> number(id);
      case WORD -> word(id);
      case BYTES -> hex(id);
      case FRACTION -> fraction(id);
    };
  }

  Optional<ByteBuffer> maybeBytes(int column) {
    return has(column)
        ? Optional.of(in.slice((int) required(column, Wire.BYTES), lengths[column]))
        : Optional.empty();
  }
}
